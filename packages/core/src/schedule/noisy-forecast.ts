import { normalQuantile } from "../uncertainty/normal-quantile.ts";
import { seededShuffle } from "../uncertainty/seeded-shuffle.ts";

/**
 * The series as a forecast with independent errors would have it:
 *
 *   forecast[i] = max(0, actual[i] + share x mean(actual) x z[i])
 *
 * `share` is the standard deviation of the error over the mean: 0.05 and 0.1 are the errors that Wiesner et al. (2021, "Let's Wait Awhile",
 * arXiv:2110.13234) test with. `z` takes each of n equally likely values of a normal distribution once, in an order that the seed alone decides.
 */
export function noisyForecast(gramsPerKwh: Float64Array, share: number, seed: string): Float64Array {
  const count = gramsPerKwh.length;
  const sigma = (share * gramsPerKwh.reduce((sum, value) => sum + value, 0)) / count;
  const errors = Float64Array.from({ length: count }, (_, i) => sigma * normalQuantile((i + 0.5) / count));
  seededShuffle(errors, seed);
  return gramsPerKwh.map((value, i) => Math.max(0, value + errors[i]!));
}
