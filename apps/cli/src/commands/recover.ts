import { Command } from "commander";
import { exitCode } from "../exit-code.ts";
import type { Session } from "../load/session.ts";
import { trackWorldOf } from "../load/track-world.ts";

export function command(session: Session): Command {
  return new Command()
    .description(
      "Finishes runs of `track` that were killed: writes the rows and reports they still owe, from their journals.",
    )
    .addHelpText("after", "\nExample:\n  green-place recover")
    .action(async (_: object, self: Command & { exitCode?: number }) => {
      const { recover, summaryLines } = await import("@green-place/tracker");
      const runs = await recover({
        ...trackWorldOf(session),
        warn: (message) => session.err(`green-place: ${message}\n`),
      });
      if (runs.length === 0) session.out("No run has to be finished.\n");
      for (const { journal, report, problem } of runs) {
        if (report)
          session.out(`${report.project} of ${report.startedAt}\n${summaryLines(report).join("\n")}\n`);
        if (problem !== null) session.err(`green-place: ${journal}: ${problem}\n`);
      }
      self.exitCode = runs.some(({ problem }) => problem !== null) ? exitCode.dataMissing : exitCode.done;
    });
}
