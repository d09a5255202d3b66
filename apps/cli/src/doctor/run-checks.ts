import type { Session } from "../configuration/session.ts";
import type { Finding } from "./check.ts";
import { checkList } from "./check-list.ts";

/** Runs all checks; one that breaks is a finding itself. */
export async function runChecks(session: Session): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { subject, load } of checkList) {
    try {
      findings.push(...(await (await load())(session)));
    } catch (error) {
      const found = error instanceof Error ? error.message.split("\n")[0]! : String(error);
      findings.push({
        status: "fail",
        subject,
        found,
        next: "Reinstall green-place; if that does not help, report this.",
      });
    }
  }
  return findings;
}
