import type { TrackReport } from "@green-place/tracker";
import { Command, Option } from "commander";
import type { Session } from "../configuration/session.ts";
import { asDocument } from "../render/as-json.ts";

export function command(session: Session): Command {
  return new Command()
    .description(
      "Sends a trace of `track --record` through the meter again: the same readings give the same report.",
    )
    .argument("<trace>", "the recorded file")
    .addOption(
      new Option("--format <format>", "how to print the report").choices(["table", "json"]).default("table"),
    )
    .addHelpText("after", "\nExample:\n  green-place replay trace.ndjson --format json")
    .action(async (file: string, { format }: { format: "table" | "json" }) => {
      const { replay, summaryLines } = await import("@green-place/tracker");
      const report = await replay(file);
      session.out(
        format === "json" ? asDocument<TrackReport>(report) : `${summaryLines(report).join("\n")}\n`,
      );
    });
}
