import type { Range } from "@green-place/contract";
import type { Draws } from "../uncertainty/draws.ts";
import { rangeOfDraws } from "../uncertainty/range-of-draws.ts";
import type { Footprint } from "./footprint.ts";
import { footprintDraws } from "./footprint-draws.ts";
import type { Item } from "./item.ts";
import { itemDraws } from "./item-draws.ts";
import type { Place } from "./place.ts";

/** The range of each part of a footprint. */
export type FootprintRanges = {
  readonly [K in keyof Footprint]: null extends Footprint[K] ? Range | null : Range;
};

/** An item at a place in every draw: the 5th to 95th percentile around the median estimate. */
export function footprintRanges(
  median: Footprint,
  item: Item,
  { factors }: Place,
  timingRatio: number,
  draws: Draws,
): FootprintRanges {
  const { embodiedKg, ...energy } = itemDraws(item, draws);
  const { embodiedKg: embodied } = median;
  const counted = embodied === null ? energy : { ...energy, embodiedKg };
  const drawn = footprintDraws(counted, factors, timingRatio, draws);
  return {
    facilityKwh: rangeOfDraws(median.facilityKwh, drawn.facilityKwh),
    operationalKg: rangeOfDraws(median.operationalKg, drawn.operationalKg),
    // The same wherever the item is.
    embodiedKg: embodied === null ? null : draws.once(embodiedKg, () => rangeOfDraws(embodied, embodiedKg)),
    carbonKg: rangeOfDraws(median.carbonKg, drawn.carbonKg),
    waterLitres: rangeOfDraws(median.waterLitres, drawn.waterLitres!),
  };
}
