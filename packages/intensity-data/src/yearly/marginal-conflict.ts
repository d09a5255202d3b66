import type { PublisherConflict } from "@green-place/contract";
import { NARROWEST } from "./zone-band.ts";

/**
 * The least and the most that WattTime publishes as a region's mean marginal intensity: Singapore and Switzerland, 2023, g/kWh:
 * about what plants on gas emit at the one end, and on coal at the other.
 */
const THERMAL = { low: 349.01, high: 915.49 };

/**
 * WattTime's newest mean of each region, 2022 to 2024, over the UNFCCC's margin of the country, 5th to 95th percentile, where that
 * margin is one of thermal plants: of the 22 countries that are one region (0.75 to 1.33), and of the 21 regions of the US, Canada,
 * Japan and Australia (0.90 to 1.75), which differ from one another on top of that and so reach down no less.
 */
const OF_A_COUNTRY = { low: 0.75, high: 1.33 };
const OF_A_PART = { low: 0.75, high: 1.75 };

/**
 * What another publisher may say of a grid whose operating margin is `grams` by the UNFCCC.
 *
 *   other = [max(349, low · m), min(915, high · m)]   where m is at least 349
 *   other = [349, 915]                                where it is less
 *
 * A margin below that of any thermal plant counts hydro or nuclear power or imports as what reacts, which no mean of WattTime's does
 * (Sweden: 68 against 791). The two are then independent: the one says nothing of the other.
 */
export function marginalConflict(grams: number, part: boolean): PublisherConflict {
  const ratio = part ? OF_A_PART : OF_A_COUNTRY;
  const thermal = grams >= THERMAL.low;
  return {
    own: { low: grams * NARROWEST.low, high: grams * NARROWEST.high },
    other: {
      low: thermal ? Math.max(THERMAL.low, ratio.low * grams) : THERMAL.low,
      high: thermal ? Math.min(THERMAL.high, ratio.high * grams) : THERMAL.high,
    },
    source: "watttime-yearly-means",
  };
}
