import { fileURLToPath } from "node:url";
import type { ProviderV1 } from "@green-place/contract";
import type { Subject } from "./check.ts";
import { checkList } from "./checks/check-list.ts";
import { faultsOf, type JudgeOptions, subjectOf } from "./judge-provider.ts";
import { packageCheckList } from "./package-checks/package-check-list.ts";
import { gatherEvidence, type PackageEvidence } from "./package-evidence.ts";

export interface SuiteOptions extends JudgeOptions {
  /** The runner's own `test` or `it`: of vitest, of `node:test`, of Jest, … */
  test(name: string, run: () => Promise<void>): unknown;
  /** Makes the provider. */
  create(): ProviderV1;
  /**
   * The folder of the package, as a path or URL: it is packed, imported from an empty folder, and run where network and files are out
   * of reach. Leave it out only for a provider that is not published.
   */
  readonly packageFolder?: string | URL;
}

/** Registers one test for each behaviour that a provider must have. A test that fails says what is wrong, and where. */
export function providerTestSuite({ test, create, packageFolder, ...options }: SuiteOptions): void {
  let subject: Subject | undefined;
  for (const check of checkList) {
    test(`${check.id}: ${check.title}`, async () => {
      subject ??= subjectOf(create, options);
      report(check.id, faultsOf(check, subject));
    });
  }
  if (packageFolder === undefined) return;
  const folder = packageFolder instanceof URL ? fileURLToPath(packageFolder) : packageFolder;
  let evidence: Promise<PackageEvidence> | undefined;
  for (const check of packageCheckList) {
    test(`${check.id}: ${check.title}`, async () => {
      evidence ??= gatherEvidence(folder);
      report(check.id, check.faults(await evidence));
    });
  }
}

function report(id: string, faults: readonly string[]): void {
  if (faults.length === 0) return;
  const more = faults.length > 10 ? `\n  … and ${faults.length - 10} more` : "";
  throw new Error(
    `${id}:\n${faults
      .slice(0, 10)
      .map((fault) => `  ${fault}`)
      .join("\n")}${more}`,
  );
}
