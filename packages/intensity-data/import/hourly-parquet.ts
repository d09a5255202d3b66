import { join } from "node:path";
import { MILLISECONDS_PER_HOUR } from "@green-place/contract";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { z } from "zod";
import type { HourlyRun } from "./hourly-csv.ts";
import type { Refusal } from "./refusals.ts";

const FILE = "hourly-2021-2024-16zones.parquet";

/** One row of the file; its other columns are not read. */
export interface HourRow {
  readonly datetime_utc: Date;
  readonly zone: string;
  readonly gco2_kwh_lca: number;
  readonly estimated: boolean;
}

const COLUMNS = ["datetime_utc", "zone", "gco2_kwh_lca", "estimated"];

const rowShape: z.ZodType<HourRow> = z.object({
  datetime_utc: z.date(),
  zone: z.string(),
  gco2_kwh_lca: z.number(),
  estimated: z.boolean(),
});

export interface HourlyYears extends HourlyRun {
  /** Share of the hours that the publisher estimated, 0 to 1. */
  readonly estimatedShare: number;
}

/** Reads the life-cycle hours of each zone. A zone with a gap, a double or a figure that is none is refused as a whole. */
export async function readHourlyParquet(
  folder: string,
): Promise<{ zones: Map<string, HourlyYears>; refusals: Refusal[] }> {
  const file = await asyncBufferFromFile(join(folder, FILE));
  const rows = z.array(rowShape).parse(await parquetReadObjects({ file, compressors, columns: COLUMNS }));
  return hourlyYearsOf(rows);
}

/** Sorts rows in any order into one unbroken run of hours a zone. */
export function hourlyYearsOf(rows: readonly HourRow[]): {
  zones: Map<string, HourlyYears>;
  refusals: Refusal[];
} {
  const zones = new Map<string, HourlyYears>();
  const refusals: Refusal[] = [];
  const byZone = new Map<string, HourRow[]>();
  for (const row of rows) {
    const hours = byZone.get(row.zone);
    if (hours) hours.push(row);
    else byZone.set(row.zone, [row]);
  }
  for (const [zone, hours] of byZone) {
    hours.sort((a, b) => a.datetime_utc.getTime() - b.datetime_utc.getTime());
    const startMs = hours[0]!.datetime_utc.getTime();
    const bad = hours.find(
      (row, hour) =>
        row.datetime_utc.getTime() !== startMs + hour * MILLISECONDS_PER_HOUR ||
        !(row.gco2_kwh_lca > 0 && row.gco2_kwh_lca < 2000),
    );
    if (bad) {
      const reason = `gap, double or no figure at ${bad.datetime_utc.toISOString()} (${bad.gco2_kwh_lca})`;
      refusals.push({ file: FILE, row: zone, reason });
      continue;
    }
    const gramsPerKwh = Float64Array.from(hours, (row) => row.gco2_kwh_lca);
    const estimatedShare = hours.filter((row) => row.estimated).length / hours.length;
    zones.set(zone, { startMs, gramsPerKwh, estimatedShare });
  }
  return { zones, refusals };
}
