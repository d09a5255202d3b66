import { conflictFactor } from "../uncertainty/factor.ts";
import { candidateId } from "./candidate.ts";
import type { Ranking } from "./rank-candidates.ts";

/** How little a ranking can tell whose signal publishers contradict each other about. */
export interface ContestedSignal {
  /** How far the figures of two publishers lie apart at the most, among the placements that were drawn: a ratio of at least 1. */
  readonly factor: number;
  /** `provider:region:instance type` with the least median carbon. */
  readonly greenest: string;
  /** The chance that it is, 0 to 1. */
  readonly probabilityBest: number;
  /** Other placements that were drawn. */
  readonly others: number;
  /** Those of them that `greenest` emits less than with a chance below 0.8: they cannot be told apart from it. */
  readonly alike: number;
}

/** Null where there is nothing to be told apart, or no publisher contradicts the figure of any placement that was drawn. */
export function contestedSignal({ contenders, probabilityBest, alike }: Ranking): ContestedSignal | null {
  const [greenest, next] = contenders;
  if (!greenest || !next || !contenders.some(({ place }) => place.factors.intensity.conflict)) return null;
  return {
    factor: Math.max(...contenders.map(({ place }) => conflictFactor(place.factors.intensity))),
    greenest: candidateId(greenest),
    probabilityBest: probabilityBest(greenest)!,
    others: contenders.length - 1,
    alike: alike(),
  };
}

/** The same as a sentence. */
export function contestedSentence(
  { factor, greenest, probabilityBest, others, alike }: ContestedSignal,
  signal: string,
): string {
  const tells = alike > 0 ? "so this ranking tells little" : "but this ranking stands";
  return (
    `Publishers of the ${signal} signal contradict each other by a factor of up to ${factor.toPrecision(2)} here, ${tells}: ` +
    `the chance that ${greenest} is the greenest is ${Math.round(probabilityBest * 100)} %, and ` +
    `${alike} of the ${others} others that were drawn cannot be told apart from it.`
  );
}
