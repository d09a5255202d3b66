import type { ListedCommand } from "../command.ts";
import type { Session } from "../configuration/session.ts";
import { checkList } from "./check-list.ts";
import type { DoctorFinding } from "./doctor-check.ts";

/** Runs all checks; one that breaks is a finding itself. */
export async function runChecks(
  session: Session,
  commands: readonly ListedCommand[],
): Promise<DoctorFinding[]> {
  const findings: DoctorFinding[] = [];
  for (const { subject, load } of checkList) {
    try {
      findings.push(...(await (await load())(session, commands)));
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
