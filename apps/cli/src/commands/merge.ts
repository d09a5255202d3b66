import { readFileSync } from "node:fs";
import { GreenPlaceError } from "@green-place/contract";
import type { TrackReport } from "@green-place/tracker";
import { Command } from "commander";
import type { Session } from "../configuration/session.ts";
import { asDocument } from "../render/as-json.ts";
import type { MergeDocument } from "../schema/merge-schema.ts";

export function command(session: Session): Command {
  return new Command()
    .description("Adds the JSON reports of the nodes of one job.")
    .argument("<reports...>", "files that `track --json` wrote, one a node")
    .addHelpText("after", "\nExample:\n  green-place merge node-0.json node-1.json")
    .action(async (files: string[]) => {
      const { mergeReports } = await import("@green-place/tracker");
      session.out(asDocument<MergeDocument>(mergeReports(files.map(readReport))));
    });
}

function readReport(file: string): TrackReport {
  let report: unknown;
  try {
    report = JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    const why = cause instanceof SyntaxError ? "it is not JSON" : (cause as NodeJS.ErrnoException).code;
    throw new GreenPlaceError(
      "E_FILE",
      `The report ${file} cannot be read: ${why}.`,
      "Give files that `track --json` wrote.",
      { cause },
    );
  }
  if (typeof report === "object" && report !== null && "runId" in report && "energyKwh" in report)
    return report as TrackReport;
  throw new GreenPlaceError(
    "E_FILE",
    `${file} is not a report of \`track --json\`.`,
    "Give files that it wrote.",
  );
}
