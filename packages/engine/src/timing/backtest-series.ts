import type { ZoneSeries } from "@green-place/contract";
import type { EngineContext } from "../context.ts";
import { fileSeries } from "./file-series.ts";
import { noSeries, refuseMarginal, shippedSeries } from "./shipped-series.ts";
import type { TimingRequest } from "./timing-request.ts";
import { zoneNamedBy } from "./zone-of-region.ts";

/** Real hours to replay, and what typical days would have foretold for them; a file has no typical days. */
export interface BacktestSeries {
  readonly zone: string;
  readonly actual: ZoneSeries;
  /** g/kWh for each slot of `actual`. */
  readonly typicalDays?: Float64Array;
}

/** The real hours of 2022 of a zone or of a region's zone, or a file. Throws as `planInWindow` does. */
export async function backtestSeries(
  { place, signal }: Pick<TimingRequest, "place" | "signal">,
  context: EngineContext,
): Promise<BacktestSeries> {
  if ("intensityFile" in place) {
    return { zone: place.intensityFile, actual: await fileSeries(place.intensityFile, signal, context) };
  }
  refuseMarginal(signal);
  const zone = "zone" in place ? place.zone : await zoneNamedBy(place.region, context);
  const actual = await shippedSeries(zone, { startMs: 0, endMs: 0 }, 2022);
  const { profileSeries } = await import("@green-place/intensity-data/hourly");
  const typical = profileSeries(zone, actual.series.startsMs[0]!, actual.series.endMs);
  if (!typical.ok) throw noSeries(typical);
  return { zone, actual, typicalDays: typical.data.series.gramsPerKwh };
}
