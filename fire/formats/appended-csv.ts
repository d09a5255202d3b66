import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { appendRow } from "../../packages/tracker/src/outputs/append-row.ts";
import type { Format } from "./format.ts";

const header = "run_id,energy_kwh\n";
const row = "r-2,0.5\n";

interface Appended {
  readonly before: string;
  /** Every file of the folder after a row was appended. */
  readonly after: readonly string[];
}

/** The CSV that a run appends its row to: whatever is in it stays, and the row is there, once. */
const appendedCsv: Format<Appended> = {
  name: "appended-csv",
  built: "cells",
  samples: () => [`${header}r-1,0.25\n`, header],
  async read(text, folder) {
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
    // A lone surrogate has no bytes.
    const before = Buffer.from(text).toString("utf8");
    const path = join(folder, "runs.csv");
    writeFileSync(path, text);
    await appendRow(path, { runId: "r-2", header, row, begunBefore: false });
    return { before, after: readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8")) };
  },
  fault({ before, after }) {
    if (!after.some((text) => text.startsWith(before))) return "what was in the file is not there any more";
    if (!after.some((text) => text.endsWith(`\n${row}`))) return "the row is not the last line of a file";
    return after.length > 2 ? `${after.length} files` : undefined;
  },
};
export default appendedCsv;
