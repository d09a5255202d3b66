import { known, type Lookup } from "@green-place/contract";
import { dataFolder } from "../data-folder.ts";
import { type BlockFile, openBlockFile } from "./block-file.ts";
import { usableZone } from "./hourly-quality.ts";

/** Typical days: a value for each month and UTC hour at `month * 24 + hour`, months from 0; 288 values in g/kWh. */
export interface TypicalDays {
  readonly mean: Float64Array;
  readonly p10: Float64Array;
  readonly p90: Float64Array;
}

export interface HourlyProfile {
  readonly zone: string;
  readonly weekday: TypicalDays;
  /** Saturday and Sunday in UTC. */
  readonly weekend: TypicalDays;
  /** The years that were summed up. */
  readonly years: readonly number[];
  /** Mean over all hours of those years, g/kWh: what to divide by to keep the shape and take the level from elsewhere. */
  readonly meanGramsPerKwh: number;
  readonly source: string;
}

interface ProfileMeta {
  readonly years: readonly number[];
  readonly mean: number;
  readonly source: string;
}

const VALUES = 12 * 24;

let opened: BlockFile<ProfileMeta> | undefined;

/**
 * The typical weekday and weekend day of each month: mean, 10th and 90th percentile of each UTC hour.
 * From 2021 to 2024 for 14 zones, else from 2022 alone; the level is that of those years, not of the newest yearly figure.
 */
export function hourlyProfile(zone: string): Lookup<HourlyProfile> {
  const usable = usableZone(zone);
  if (!usable.ok) return usable;
  opened ??= openBlockFile<ProfileMeta>(new URL("hourly-profile.bin", dataFolder));
  const { years, mean, source } = opened.index.zones[zone]!;
  const values = opened.read(zone);
  const part = (index: number): Float64Array => values.subarray(index * VALUES, (index + 1) * VALUES);
  return known({
    zone,
    weekday: { mean: part(0), p10: part(1), p90: part(2) },
    weekend: { mean: part(3), p10: part(4), p90: part(5) },
    years,
    meanGramsPerKwh: mean,
    source,
  });
}
