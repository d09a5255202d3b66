import { join } from "node:path";
import { MILLISECONDS_PER_HOUR } from "@green-place/contract";
import { readCsv, writeCsv } from "@green-place/tools/csv";
import { writeBlockFile } from "./block-file-writer.ts";
import { type HourlyRun, readHourlyCsv } from "./hourly-csv.ts";
import { readHourlyParquet } from "./hourly-parquet.ts";
import { COMPARED, FEWEST_FIGURES, flatReason } from "./hourly-verdicts.ts";
import { typicalDays } from "./typical-days.ts";

/** The published figures have two decimals: steps of this size keep them all. */
const GRAMS_PER_STEP = 0.01;
const NO_RECORD = "no hourly record is published under an open licence";
const YEAR = "electricity-maps-hourly-2022";
const YEARS = "electricity-maps-hourly-2021-2024";

interface SourcedRun extends HourlyRun {
  readonly source: string;
  /** Share of estimated hours; the record of one year does not say. */
  readonly estimatedShare: number | undefined;
}

/** Imports both records and returns one line a table for the operator. `zones.csv` must be there already. */
export async function importHourly(inputs: string, target: string): Promise<string[]> {
  const folder = join(inputs, "intensity");
  const year = readHourlyCsv(folder);
  const years = await readHourlyParquet(folder);
  const refused = [...year.refusals, ...years.refusals];
  if (refused.length > 0)
    throw new Error(refused.map(({ file, row, reason }) => `${file}, ${row}: ${reason}`).join("\n"));

  const record = [...year.zones].map(([zone, { gramsPerKwh }]) => ({ zone, gramsPerKwh, meta: {} }));
  writeBlockFile(join(target, "hourly-2022.bin"), GRAMS_PER_STEP, record);

  const runs = new Map<string, SourcedRun>();
  for (const [zone, run] of year.zones) runs.set(zone, { ...run, source: YEAR, estimatedShare: undefined });
  for (const [zone, run] of years.zones) runs.set(zone, { ...run, source: YEARS });
  const listed = readCsv(join(target, "zones.csv")).map((row) => row["zone"]!);
  const rows = [...new Set([...listed, ...runs.keys()])]
    .sort()
    .map((zone) => qualityRow(zone, runs.get(zone)));
  writeCsv(join(target, "hourly-quality.csv"), ["zone", "status", "reason", "source"], rows);

  const usable = new Set(rows.filter(({ status }) => status === "usable").map(({ zone }) => zone));
  const profiles = [...runs]
    .filter(([zone]) => usable.has(zone))
    .map(([zone, run]) => ({ zone, gramsPerKwh: typicalDays(run), meta: profileMeta(run) }));
  writeBlockFile(join(target, "hourly-profile.bin"), GRAMS_PER_STEP, profiles);
  return [
    `hourly-2022.bin: ${year.zones.size} zones`,
    `hourly-profile.bin: ${profiles.length} zones`,
    `hourly-quality.csv: ${rows.length} zones, ${usable.size} usable`,
  ];
}

function profileMeta(run: SourcedRun) {
  const { startMs, gramsPerKwh, source } = run;
  const first = new Date(startMs).getUTCFullYear();
  const last = new Date(startMs + (gramsPerKwh.length - 1) * MILLISECONDS_PER_HOUR).getUTCFullYear();
  const mean = gramsPerKwh.reduce((sum, grams) => sum + grams, 0) / gramsPerKwh.length;
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return { years, mean: Number(mean.toFixed(2)), source };
}

function qualityRow(zone: string, run: SourcedRun | undefined) {
  if (!run) return { zone, status: "missing", reason: NO_RECORD, source: "" };
  const { source } = run;
  const figures = new Set(run.gramsPerKwh).size;
  if (figures < FEWEST_FIGURES) return { zone, status: "flat", reason: flatReason(figures), source };
  const compared = COMPARED[zone];
  const estimated = run.estimatedShare === 1 ? "the publisher estimated every hour" : "";
  const reason = [estimated, compared?.reason ?? ""].filter((part) => part !== "").join("; ");
  return { zone, status: compared?.status ?? "usable", reason, source };
}
