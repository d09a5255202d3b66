import type { Verdict } from "./judge-provider.ts";
import { packageCheckList } from "./package-checks/package-check-list.ts";
import { gatherEvidence } from "./package-evidence.ts";

/** Judges a package from outside: packed, unpacked elsewhere, run in child processes only. Rejects if it cannot be packed. */
export async function judgePackage(packageFolder: string): Promise<Verdict[]> {
  const evidence = await gatherEvidence(packageFolder);
  return packageCheckList.map((check) => ({
    check: check.id,
    title: check.title,
    faults: check.faults(evidence),
  }));
}
