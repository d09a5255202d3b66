import { createDraws, type Draws } from "../uncertainty/draws.ts";
import { probabilityBeats, probabilityBest } from "../uncertainty/probability-best.ts";
import { KILOGRAMS_PER_TONNE } from "../units/conversions.ts";
import type { Candidate } from "./candidate.ts";
import { createCarbonDraws } from "./carbon-draws.ts";

export type SortKey = "carbon" | "cost" | "energy";

/** A probability below this means that two options cannot be told apart. */
export const TIE_PROBABILITY = 0.8;

/** Only so many with the least carbon can plausibly be the greenest; the rest is given probability 0 without being drawn. */
const CONTENDERS = 2000;

export interface Ranking {
  readonly ranked: readonly Candidate[];
  /** By candidate; absent means 0. */
  readonly probabilityBest: ReadonlyMap<Candidate, number>;
  /** Set when the first two by carbon cannot be told apart; the cheaper of them then stands first. */
  readonly tie: { readonly between: readonly [string, string]; readonly probability: number } | undefined;
  readonly draws: Draws;
}

/**
 * Orders candidates by the median of the key, ties by cost and then by id, so that the order of the input never matters.
 * With a price on carbon the key is cost + carbon · price.
 */
export function rankCandidates(
  candidates: readonly Candidate[],
  by: { readonly sort: SortKey; readonly carbonPriceUsdPerTonne?: number; readonly embodied: boolean },
): Ranking {
  const draws = createDraws();
  const key = keyOf(by);
  const keys = new Map(candidates.map((candidate) => [candidate, key(candidate)]));
  const ranked = [...candidates].sort(
    (a, b) => keys.get(a)! - keys.get(b)! || cost(a) - cost(b) || (a.id < b.id ? -1 : 1),
  );

  const byCarbon =
    by.sort === "carbon" && by.carbonPriceUsdPerTonne === undefined
      ? ranked
      : [...candidates].sort(
          (a, b) =>
            a.footprint.carbonKg - b.footprint.carbonKg || cost(a) - cost(b) || (a.id < b.id ? -1 : 1),
        );
  const contenders = byCarbon.slice(0, CONTENDERS);
  const carbon = createCarbonDraws(draws, by.embodied);
  const columns = contenders.map((candidate) => carbon.carbonKg(candidate));
  const probabilities = probabilityBest(columns);

  const [first, second] = ranked;
  let tie: Ranking["tie"];
  if (byCarbon === ranked && first && second) {
    const probability = probabilityBeats(columns[0]!, columns[1]!);
    if (probability < TIE_PROBABILITY) {
      tie = { between: [first.id, second.id], probability };
      if (cost(second) < cost(first)) ranked.splice(0, 2, second, first);
    }
  }
  return {
    ranked,
    probabilityBest: new Map(contenders.map((candidate, i) => [candidate, probabilities[i]!])),
    tie,
    draws,
  };
}

function keyOf(by: {
  readonly sort: SortKey;
  readonly carbonPriceUsdPerTonne?: number;
}): (candidate: Candidate) => number {
  const price = by.carbonPriceUsdPerTonne;
  if (price !== undefined) return (c) => cost(c) + (c.footprint.carbonKg / KILOGRAMS_PER_TONNE) * price;
  if (by.sort === "cost") return cost;
  return by.sort === "energy" ? (c) => c.footprint.facilityKwh : (c) => c.footprint.carbonKg;
}

/** An unknown cost sorts behind every known one; it is never a number in a result. */
const cost = (candidate: Candidate): number => candidate.costUsd ?? Number.MAX_VALUE;
