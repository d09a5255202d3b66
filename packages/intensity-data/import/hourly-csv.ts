import { join } from "node:path";
import { MILLISECONDS_PER_HOUR } from "@green-place/contract";
import { readCsv } from "@green-place/tools/csv";
import type { Refusal } from "./refusals.ts";

const FILE = "hourly-2022-123zones-lca.csv";

/** Hours of a zone without a gap from `startMs` on (UTC), g/kWh. */
export interface HourlyRun {
  readonly startMs: number;
  readonly gramsPerKwh: Float64Array;
}

/**
 * Reads the hourly record: column `datetime_utc`, then one column a zone. Throws if the hours of the file are not one unbroken
 * run; a zone with a cell that is not a figure above 0 is refused as a whole, since a gap must not be filled.
 */
export function readHourlyCsv(folder: string): { zones: Map<string, HourlyRun>; refusals: Refusal[] } {
  const rows = readCsv(join(folder, FILE));
  const instants = rows.map((row) => Date.parse(`${row["datetime_utc"]?.replace(" ", "T")}Z`));
  const startMs = instants[0] ?? Number.NaN;
  const firstGap = instants.findIndex((ms, hour) => ms !== startMs + hour * MILLISECONDS_PER_HOUR);
  if (firstGap >= 0 || rows.length === 0) {
    throw new Error(
      `${FILE}, row ${Math.max(firstGap, 0) + 2}: the hours are not one unbroken run of UTC hours`,
    );
  }
  const zones = new Map<string, HourlyRun>();
  const refusals: Refusal[] = [];
  for (const zone of Object.keys(rows[0]!).filter((name) => name !== "datetime_utc")) {
    const gramsPerKwh = Float64Array.from(rows, (row) => (row[zone] === "" ? Number.NaN : Number(row[zone])));
    const bad = gramsPerKwh.findIndex((grams) => !(grams > 0 && grams < 2000));
    if (bad < 0) zones.set(zone, { startMs, gramsPerKwh });
    else
      refusals.push({
        file: FILE,
        row: zone,
        reason: `row ${bad + 2} holds "${rows[bad]![zone]}", not g/kWh`,
      });
  }
  return { zones, refusals };
}
