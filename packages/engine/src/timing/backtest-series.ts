import type { ZoneSeries } from "@green-place/contract";
import type { EngineContext } from "../context.ts";
import { fileSeries } from "./file-series.ts";
import { firstZone, placeOfRegion } from "./grid-place.ts";
import { noSeries, refuseMarginal } from "./shipped-series.ts";
import type { TimingRequest } from "./timing-request.ts";

/** Real hours to replay, and what typical days would have foretold for them; a file has no typical days. */
export interface BacktestSeries {
  readonly zone: string;
  readonly actual: ZoneSeries;
  /** g/kWh for each slot of `actual`. */
  readonly typicalDays?: Float64Array;
}

/**
 * The real hours of 2022 of a zone or of a region's zone, or a file. Both keep the level that they were published with: savings in per cent
 * do not depend on it, and a zone without a yearly figure can be replayed too. Throws as `planInWindow` does.
 */
export async function backtestSeries(
  { place, signal }: Pick<TimingRequest, "place" | "signal">,
  context: EngineContext,
): Promise<BacktestSeries> {
  if ("intensityFile" in place) {
    return { zone: place.intensityFile, actual: await fileSeries(place.intensityFile, signal, context) };
  }
  refuseMarginal(signal);
  const zone = "zone" in place ? place.zone : firstZone(await placeOfRegion(place.region, context));
  const { hourlyYear2022, profileSeries } = await import("@green-place/intensity-data/hourly");
  const actual = hourlyYear2022(zone);
  if (!actual.ok) throw noSeries(actual);
  const { startsMs, endMs } = actual.data.series;
  const typical = profileSeries(zone, startsMs[0]!, endMs);
  if (!typical.ok) throw noSeries(typical);
  return { zone, actual: actual.data, typicalDays: typical.data.series.gramsPerKwh };
}
