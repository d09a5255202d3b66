/**
 * Writes our table of a published set of measurements: `npm run import-measured -- <set> <file>`, the set being `serving`,
 * `wall-power-inference`, `wall-power-training` (JSON lists) or `metal-hosts` (a CSV). A part of a set, or a newer edition of it, reads the same way.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Row, readCsv, writeCsv } from "@green-place/tools/csv";
import { type MeasuredTable, rowsOfJson } from "./measured-table.ts";
import { metalHosts } from "./metal-hosts.ts";
import { serving } from "./serving.ts";
import { wallPowerInference } from "./wall-power-inference.ts";
import { wallPowerTraining } from "./wall-power-training.ts";

const converters: Readonly<Record<string, (rows: readonly Row[]) => MeasuredTable>> = {
  serving,
  "wall-power-inference": wallPowerInference,
  "wall-power-training": wallPowerTraining,
  "metal-hosts": metalHosts,
};

/** Converts `file` into `<target>/<set>.csv`, and notes in `<target>/sets.csv` how many rows it had. Throws when the set is unknown. */
export function importMeasured(set: string, file: string, target: string): MeasuredTable {
  const convert = converters[set];
  if (!convert) throw new Error(`no set is called "${set}": one of ${Object.keys(converters).join(", ")}`);
  const rows = file.endsWith(".json") ? rowsOfJson(readFileSync(file, "utf8")) : readCsv(file);
  const table = convert(rows);
  writeCsv(join(target, `${set}.csv`), table.columns, table.rows);

  const list = join(target, "sets.csv");
  const others = existsSync(list) ? readCsv(list).filter((row) => row["set"] !== set) : [];
  const noted = { set, rows: rows.length, left_out: table.leftOut.rows, why_left_out: table.leftOut.why };
  const all = [...others, noted].sort((a, b) => (String(a["set"]) < String(b["set"]) ? -1 : 1));
  writeCsv(list, ["set", "rows", "left_out", "why_left_out"], all);
  return table;
}

const [, script, set, file] = process.argv;
if (script === fileURLToPath(import.meta.url)) {
  if (!set || !file) throw new Error("usage: npm run import-measured -- <set> <file>");
  const target = fileURLToPath(new URL("../measured/", import.meta.url));
  const { rows, leftOut } = importMeasured(set, file, target);
  process.stdout.write(`${set}: ${rows.length} rows, ${leftOut.rows} left out\n`);
}
