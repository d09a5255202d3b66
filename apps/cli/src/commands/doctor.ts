import { Command } from "commander";
import { createColors } from "picocolors";
import type { ListedCommand } from "../command.ts";
import type { Session } from "../configuration/session.ts";
import { exitCode } from "../exit-code.ts";
import { type Format, formatOption } from "../options/format-option.ts";

export function command(session: Session, commands: readonly ListedCommand[]): Command {
  return new Command()
    .description("Says what works here, what does not, and what to do about it. Exit 4 when something fails.")
    .addOption(formatOption())
    .addHelpText("after", "\nExample:\n  green-place doctor")
    .action(async ({ format }: { format: Format }, self: Command & { exitCode?: number }) => {
      const { runChecks } = await import("../doctor/run-checks.ts");
      const findings = await runChecks(session, commands);
      if (format === "table") {
        const { findingLines } = await import("../render/finding-lines.ts");
        session.out(findingLines(findings, session.columns, createColors(session.colour)));
      } else {
        const { listing } = await import("../render/listing.ts");
        session.out(listing(findings, [], format, undefined));
      }
      const failed = findings.some(({ status }) => status === "fail");
      self.exitCode = failed ? exitCode.dataMissing : exitCode.done;
    });
}
