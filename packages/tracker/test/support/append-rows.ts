import { appendRow } from "../../src/outputs/append-row.ts";

/** Appends one row that is longer than a block to the file that is given, and prints what was said. */
const header = "project,run_id,version\n";
const row = `${"y".repeat(2000)},big,1\n`;
try {
  await appendRow(process.argv[2]!, { runId: "big", header, row, begunBefore: false });
} catch (error) {
  console.log((error as Error).message);
}
