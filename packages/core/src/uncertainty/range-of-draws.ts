import type { Range } from "@green-place/contract";

/** 5th and 95th percentile of the draws around a central value, which they are never allowed to leave out. */
export function rangeOfDraws(value: number, draws: Float64Array): Range {
  const sorted = Float64Array.from(draws).sort();
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))]!;
  return { low: Math.min(value, at(0.05)), value, high: Math.max(value, at(0.95)) };
}
