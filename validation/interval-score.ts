import type { Answer } from "./answers/answer.ts";

/** A range of ours is meant to miss one case in ten. */
const ALPHA = 0.1;

/**
 * How good a range is once the published value x is known, the lower the better:
 *
 *   S = (u − l) + 2/α · max(0, l − x) + 2/α · max(0, x − u)        l, u, x: natural logarithms of low, high and the published value; α = 0.1
 *
 * A range pays for its width whether it holds or not, and twenty times for every step by which it misses, so that neither a wide range nor a
 * narrow one wins: only an honest one. In logarithms, because watts and litres of all sizes are summed up: 0.7 is a range whose high
 * is twice its low, and which holds. Of a published span the end that is nearer counts. Undefined where an end is not above 0 or we state no range.
 * Interval score (Winkler) after Gneiting and Raftery 2007, Strictly Proper Scoring Rules, Prediction, and Estimation, section 6.2.
 */
export function intervalScore(
  { low, high }: Answer,
  published: { readonly low: number; readonly high: number },
): number | undefined {
  if (!(0 < low && low < high && published.low > 0)) return undefined;
  const [l, u] = [Math.log(low), Math.log(high)];
  const above = Math.max(0, Math.log(published.low) - u);
  const below = Math.max(0, l - Math.log(published.high));
  return u - l + (2 / ALPHA) * (below + above);
}
