import { factorsOf } from "../estimate/factors-of.ts";
import { createDraws, type Draws } from "../uncertainty/draws.ts";
import type { Factor } from "../uncertainty/factor.ts";
import type { Candidate } from "./candidate.ts";
import { carbonDraws } from "./carbon-draws.ts";

/** How much of the doubt about an option's carbon one factor carries. */
export interface DoubtShare {
  readonly factor: Factor;
  /** 0 to 1; all together 1. */
  readonly share: number;
}

/**
 * The factors of a candidate by the variance of the logarithm of its carbon that each makes alone, the others held at their medians.
 * Factors that move nothing are left out; empty when nothing is in doubt.
 */
export function doubtShares(candidate: Candidate, embodied: boolean, draws: Draws): DoubtShare[] {
  const unique = new Map(factorsOf(candidate.machine, candidate.place).map((one) => [one.id, one]));
  const alone = [...unique.values()].map((factor) => {
    const carbon = carbonDraws(candidate, onlyVarying(factor.id, draws), embodied);
    return { factor, variance: varianceOfLog(carbon) };
  });
  const total = alone.reduce((sum, { variance }) => sum + variance, 0);
  return alone
    .filter(({ variance }) => variance > 0)
    .map(({ factor, variance }) => ({ factor, share: variance / total }))
    .sort((a, b) => b.share - a.share || (a.factor.id < b.factor.id ? -1 : 1));
}

/** Draws of their own, so that nothing computed for them is taken for a result of the real ones. */
const onlyVarying = (id: string, draws: Draws): Draws => {
  const own = createDraws();
  return { ...own, of: (factor) => (factor.id === id ? draws.of(factor) : own.column().fill(factor.value)) };
};

function varianceOfLog(values: Float64Array): number {
  // Against the first draw, so that a column of equal values has a variance of exactly 0.
  const logs = values.map((value) => Math.log(value / values[0]!));
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  return logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / logs.length;
}
