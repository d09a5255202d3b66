import { known, type Lookup, MILLISECONDS_PER_HOUR, type ZoneSeries } from "@green-place/contract";
import { dataFolder } from "../data-folder.ts";
import { type BlockFile, openBlockFile } from "./block-file.ts";
import { usableZone } from "./hourly-quality.ts";
import { LIFECYCLE_AVERAGE } from "./lifecycle-average.ts";

const YEAR = 2022;
const START_MS = Date.UTC(YEAR, 0, 1);

let opened: BlockFile<unknown> | undefined;

export interface HourlyYearOptions {
  /** Also series that are flat or unreliable, to study them; without it they are refused. */
  readonly asPublished?: boolean;
}

/**
 * The real hours of 2022 in a zone: 8,760 slots in UTC, g/kWh to two decimals, as published.
 *
 * 123 zones. Their level is that of the method of 2022: for most zones the mean is within 2 % of the yearly table's figure
 * for 2022, which was computed later, but Chile is 34 % lower and Romania 28 % higher. Compare hours with each other; for the
 * level of a year multiply by its yearly figure over the mean of these.
 */
export function hourlyYear2022(zone: string, options: HourlyYearOptions = {}): Lookup<ZoneSeries> {
  opened ??= openBlockFile(new URL("hourly-2022.bin", dataFolder));
  const usable = usableZone(zone);
  const published = options.asPublished === true && Object.hasOwn(opened.index.zones, zone);
  if (!usable.ok && !published) return usable;
  const gramsPerKwh = opened.read(zone);
  const startsMs = Float64Array.from(gramsPerKwh, (_, hour) => START_MS + hour * MILLISECONDS_PER_HOUR);
  return known({
    zone,
    signal: LIFECYCLE_AVERAGE,
    series: { startsMs, endMs: START_MS + gramsPerKwh.length * MILLISECONDS_PER_HOUR, gramsPerKwh },
    basis: "history",
    source: "electricity-maps-hourly-2022",
    shapeYears: [YEAR],
  });
}
