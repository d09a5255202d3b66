import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type MergedReport, mergeReports } from "@green-place/tracker";
import { readReport } from "../../apps/cli/src/commands/merge.ts";
import { readTrace } from "../../packages/tracker/src/trace/read-trace.ts";
import { replayTrace } from "../../packages/tracker/src/trace/replay.ts";
import type { Format } from "./format.ts";
import { unsound } from "./sound-values.ts";
import { traces } from "./trace.ts";

const report: Format<MergedReport> = {
  name: "report",
  built: "json",
  samples: async () =>
    Promise.all(
      traces().map(async (text) => JSON.stringify(replayTrace(await readTrace(text, "trace")).report)),
    ),
  async read(text, folder) {
    const file = join(folder, "report.json");
    writeFileSync(file, text);
    return mergeReports([await readReport(file)]);
  },
  fault: (merged) => unsound(merged, { longestText: 140_000 }),
};
export default report;
