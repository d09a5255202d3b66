import { explainFootprint } from "../estimate/explain-footprint.ts";
import type { Step } from "../estimate/step.ts";
import { type Candidate, candidateId } from "./candidate.ts";
import { type DoubtShare, doubtShares } from "./doubt-shares.ts";
import { type PivotalFactor, pivotalFactors } from "./pivotal-factors.ts";
import type { Ranking } from "./rank-candidates.ts";

/** How one option's numbers came about, and what would change the answer. */
export interface Explanation {
  readonly rank: number;
  /** `provider:region:instance type` */
  readonly placement: string;
  readonly steps: readonly Step[];
  /** What the doubt about its carbon comes from, the largest share first. */
  readonly doubt: readonly DoubtShare[];
  /** The placement with the least median carbon: the one that `pivots` would unseat. */
  readonly greenest: string;
  readonly pivots: readonly PivotalFactor[];
}

/** Explains a ranked candidate; `rank` counts from 1. */
export function explain(
  candidate: Candidate,
  rank: number,
  ranking: Ranking,
  embodied: boolean,
): Explanation {
  const { machine, place, timing } = candidate;
  return {
    rank,
    placement: candidateId(candidate),
    steps: explainFootprint(machine, place, timing?.ratio ?? 1, embodied, ranking.draws),
    doubt: doubtShares(candidate, embodied, ranking.draws),
    greenest: candidateId(ranking.byCarbon[0]!),
    pivots: pivotalFactors(ranking.contenders, embodied),
  };
}
