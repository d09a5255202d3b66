import type { Range } from "@green-place/contract";
import { createDraws, type Draws } from "./draws.ts";
import type { Factor } from "./factor.ts";
import { rangeOfDraws } from "./range-of-draws.ts";

/** A median and its draws. */
export interface Drawn {
  readonly value: number;
  readonly drawn: Float64Array;
}

/** The sum of factors: at their medians, and in each draw. The sum of none is 0. */
export function sumOfFactors(factors: readonly Factor[], draws: Draws): Drawn {
  const drawn = draws.column();
  let value = 0;
  for (const one of factors) {
    value += one.value;
    const column = draws.of(one);
    for (let i = 0; i < drawn.length; i++) drawn[i]! += column[i]!;
  }
  return { value, drawn };
}

/** The range of a sum. Factors are independent unless they share an id; all are of one unit, which the sum has too. */
export function rangeOfSum(factors: readonly Factor[], draws: Draws = createDraws()): Range {
  const [only] = factors;
  if (only && factors.length === 1) return { low: only.low, value: only.value, high: only.high };
  const { value, drawn } = sumOfFactors(factors, draws);
  return rangeOfDraws(value, drawn);
}

/** The range of what is left of a whole when parts of it are taken away, at least 0. */
export function rangeOfRemainder(
  whole: readonly Factor[],
  parts: readonly Factor[],
  draws: Draws = createDraws(),
): Range {
  const [all, taken] = [sumOfFactors(whole, draws), sumOfFactors(parts, draws)];
  const left = all.drawn.map((one, i) => Math.max(0, one - taken.drawn[i]!));
  return rangeOfDraws(Math.max(0, all.value - taken.value), left);
}

/** A sum with a share of itself on top: Σ f · (1 + ratio), and the share alone. */
export function withAuxiliary(
  factors: readonly Factor[],
  ratio: Factor,
  draws: Draws = createDraws(),
): { readonly total: Range; readonly auxiliary: Range } {
  const { value, drawn } = sumOfFactors(factors, draws);
  const ratios = draws.of(ratio);
  const extra = drawn.map((one, i) => one * ratios[i]!);
  return {
    total: rangeOfDraws(
      value * (1 + ratio.value),
      drawn.map((one, i) => one + extra[i]!),
    ),
    auxiliary: rangeOfDraws(value * ratio.value, extra),
  };
}
