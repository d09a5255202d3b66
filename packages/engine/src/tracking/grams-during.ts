import type { Quantity, Region } from "@green-place/contract";
import { meanIntensityWithin } from "@green-place/core";
import type { TrackReport } from "@green-place/tracker";
import { placeOfGrid } from "../timing/grid-place.ts";
import { levelledHours } from "../timing/levelled-hours.ts";

/** The intensity of a region during a run, g/kWh: the mean of its hours at the level of its yearly figure; of a region without hours that figure. */
export function gramsDuring(
  { startedAt, endedAt }: Pick<TrackReport, "startedAt" | "endedAt">,
  region: Region,
  yearly: Quantity<"g/kWh">,
): Quantity<"g/kWh"> {
  const startMs = Date.parse(startedAt);
  // A run of no time has met the hour in which it was.
  const endMs = Math.max(Date.parse(endedAt), startMs + 1);
  const hours = levelledHours(placeOfGrid(region), { startMs, endMs });
  if (!hours.ok) return yearly;
  const { series, level } = hours.data;
  const ratio = meanIntensityWithin(series, startMs, endMs)(startMs, endMs) / level.gramsPerKwh.value;
  return { ...yearly, low: yearly.low * ratio, value: yearly.value * ratio, high: yearly.high * ratio };
}
