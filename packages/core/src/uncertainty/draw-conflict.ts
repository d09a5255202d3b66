import type { PublisherConflict } from "@green-place/contract";
import { normalQuantile } from "./normal-quantile.ts";

/** z of the 90th percentile: 10 % of one half are 5 % of the whole, so that where the two lie apart their outer ends are its middle 90 %. */
const Z_90 = normalQuantile(0.9);

/**
 * Two publishers of whom only one can be right, each in half of the draws:
 *
 *   own     split log-normal through own.low (10 %), value (50 %), own.high (90 %)
 *   other   log-normal through other.low (10 %) and other.high (90 %)
 *
 * One bell over both would put most of its draws where neither of them stands. Fills `draws` and returns it, not in order.
 */
export function drawConflict(
  value: number,
  { own, other }: PublisherConflict,
  draws: Float64Array,
): Float64Array {
  const half = draws.length / 2;
  const middle = Math.sqrt(other.low * other.high);
  for (let i = 0; i < half; i++) {
    const z = normalQuantile((i + 0.5) / half) / Z_90;
    draws[i] = at(z, own.low, value, own.high);
    draws[half + i] = at(z, other.low, middle, other.high);
  }
  return draws;
}

const at = (z: number, low: number, value: number, high: number): number =>
  value * ((z < 0 ? low : high) / value) ** Math.abs(z);
