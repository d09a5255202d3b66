import type { Range } from "@green-place/contract";
import type { Draws } from "../uncertainty/draws.ts";
import { rangeOfDraws } from "../uncertainty/range-of-draws.ts";
import type { Footprint } from "./footprint.ts";
import { footprintDraws } from "./footprint-draws.ts";
import type { Item } from "./item.ts";
import { itemDraws } from "./item-draws.ts";
import type { Place } from "./place.ts";

/** The range of each part of a footprint. */
export type FootprintRanges = { readonly [K in keyof Footprint]: Range };

/** An item at a place in every draw: the 5th to 95th percentile around the median estimate. */
export function footprintRanges(
  median: Footprint,
  item: Item,
  { factors }: Place,
  timingRatio: number,
  embodied: boolean,
  draws: Draws,
): FootprintRanges {
  const { embodiedKg, ...energy } = itemDraws(item, draws);
  const drawn = footprintDraws(embodied ? { ...energy, embodiedKg } : energy, factors, timingRatio, draws);
  const leftOut = { low: median.embodiedKg, value: median.embodiedKg, high: median.embodiedKg };
  return {
    facilityKwh: rangeOfDraws(median.facilityKwh, drawn.facilityKwh),
    operationalKg: rangeOfDraws(median.operationalKg, drawn.operationalKg),
    // The same wherever the item is.
    embodiedKg: embodied
      ? draws.once(embodiedKg, () => rangeOfDraws(median.embodiedKg, embodiedKg))
      : leftOut,
    carbonKg: rangeOfDraws(median.carbonKg, drawn.carbonKg),
    waterLitres: rangeOfDraws(median.waterLitres, drawn.waterLitres!),
  };
}
