import { GreenPlaceError } from "@green-place/contract";
import type { MergeableReport } from "@green-place/tracker";
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
      session.out(asDocument<MergeDocument>(mergeReports(await Promise.all(files.map(readReport)))));
    });
}

/** A report has a few KB, and a hundred bytes more for each of its tasks. */
const MOST_REPORT_BYTES = 20 * 2 ** 20;

const HINT = "Give files that `track --json` wrote.";

/** What a report has to say to its sum; the rest of it is not looked at. Throws `E_FILE` with what is wrong and where. */
export async function readReport(file: string): Promise<MergeableReport> {
  let report: unknown;
  try {
    const { givenText } = await import("@green-place/tracker/given-text");
    report = JSON.parse(await givenText(file, MOST_REPORT_BYTES));
  } catch (cause) {
    const why = cause instanceof SyntaxError ? "it is not JSON" : (cause as NodeJS.ErrnoException).code;
    throw new GreenPlaceError("E_FILE", `The report ${file} cannot be read: ${why}.`, HINT, { cause });
  }
  if (typeof report !== "object" || report === null || !("runId" in report && "schemaVersion" in report))
    throw new GreenPlaceError("E_FILE", `${file} is not a report of \`track --json\`.`, HINT);
  const { mergeableReport } = await import("../schema/track-schema.ts");
  const { issueSentence } = await import("@green-place/provider-data/schema");
  const read = mergeableReport.safeParse(report);
  if (read.success) return read.data;
  throw new GreenPlaceError("E_FILE", `${file}: ${issueSentence(read.error.issues[0]!, [])}.`, HINT);
}
