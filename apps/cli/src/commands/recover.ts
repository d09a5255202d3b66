import { printable } from "@green-place/core";
import { trackFacts } from "@green-place/engine/tracking";
import { Command } from "commander";
import type { Session } from "../configuration/session.ts";
import { exitCode } from "../exit-code.ts";

export function command(session: Session): Command {
  return new Command()
    .description(
      "Finishes runs of `track` that were killed: writes their rows and reports from their journals.",
    )
    .addHelpText("after", "\nExample:\n  green-place recover")
    .action(async (_: object, self: Command & { exitCode?: number }) => {
      const { recover, summaryLines } = await import("@green-place/tracker");
      const runs = await recover({
        ...trackFacts(session),
        warn: session.warn,
      });
      if (runs.length === 0) session.out("No run has to be finished.\n");
      for (const { journal, report, problem } of runs) {
        if (report)
          session.out(
            `${printable(`${report.project} of ${report.startedAt}`)}\n${summaryLines(report).join("\n")}\n`,
          );
        if (problem !== null) session.warn(`${journal}: ${problem}`);
      }
      self.exitCode = runs.some(({ problem }) => problem !== null) ? exitCode.dataMissing : exitCode.done;
    });
}
