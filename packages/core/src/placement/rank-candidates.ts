import { KILOGRAMS_PER_TONNE } from "@green-place/contract";
import { createDraws, type Draws } from "../uncertainty/draws.ts";
import { probabilityBeats, probabilityBest } from "../uncertainty/probability-best.ts";
import type { Candidate } from "./candidate.ts";
import { carbonDraws } from "./carbon-draws.ts";

export type SortKey = "carbon" | "cost" | "energy";

/** A probability below this means that two options cannot be told apart. */
export const TIE_PROBABILITY = 0.8;

/**
 * Who can plausibly be the greenest: at most so many, none with more than so many times the median carbon of the first.
 * The others are given probability 0 without being drawn.
 */
const MOST_CONTENDERS = 2000;
const WORST_CONTENDER = 3;

export interface Ranking {
  readonly ranked: readonly Candidate[];
  readonly byCarbon: readonly Candidate[];
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
  const carbonOnly = by.sort === "carbon" && by.carbonPriceUsdPerTonne === undefined;
  const byCarbon = sorted(candidates, carbonOf);
  const ranked = carbonOnly ? [...byCarbon] : sorted(candidates, keyOf(by));

  const limit = WORST_CONTENDER * (byCarbon[0] ? carbonOf(byCarbon[0]) : 0);
  const contenders = byCarbon.slice(0, MOST_CONTENDERS).filter((candidate) => carbonOf(candidate) <= limit);
  const columns = contenders.map((candidate) => carbonDraws(candidate, draws, by.embodied));
  const probabilities = probabilityBest(columns);

  const [first, second] = ranked;
  let tie: Ranking["tie"];
  if (carbonOnly && first && second && columns[1]) {
    const probability = probabilityBeats(columns[0]!, columns[1]);
    if (probability < TIE_PROBABILITY) {
      tie = { between: [first.id, second.id], probability };
      if (costOf(second) < costOf(first)) ranked.splice(0, 2, second, first);
    }
  }
  return {
    ranked,
    byCarbon,
    probabilityBest: new Map(contenders.map((candidate, i) => [candidate, probabilities[i]!])),
    tie,
    draws,
  };
}

/**
 * By key, then cost, then id. The keys are sorted as plain numbers and each candidate is put where its own stands, which takes a third
 * of the time that sorting the candidates by them does.
 */
function sorted(candidates: readonly Candidate[], key: (candidate: Candidate) => number): Candidate[] {
  const keys = Float64Array.from(candidates, key);
  const ascending = keys.slice().sort();
  const result = new Array<Candidate>(candidates.length);
  const alike = new Uint32Array(candidates.length);
  for (let i = 0; i < candidates.length; i++) {
    const first = firstAt(ascending, keys[i]!);
    result[first + alike[first]!] = candidates[i]!;
    alike[first]! += 1;
  }
  for (let first = 0; first < result.length; first++) {
    const count = alike[first]!;
    if (count < 2) continue;
    const group = result.slice(first, first + count);
    group.sort((a, b) => costOf(a) - costOf(b) || (a.id < b.id ? -1 : 1));
    for (const [i, candidate] of group.entries()) result[first + i] = candidate;
  }
  return result;
}

/** Index of the first of the numbers that is not below `x`. */
function firstAt(ascending: Float64Array, x: number): number {
  let [from, to] = [0, ascending.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (ascending[middle]! < x) from = middle + 1;
    else to = middle;
  }
  return from;
}

function keyOf(by: {
  readonly sort: SortKey;
  readonly carbonPriceUsdPerTonne?: number;
}): (candidate: Candidate) => number {
  const price = by.carbonPriceUsdPerTonne;
  if (price !== undefined) return (c) => costOf(c) + (c.footprint.carbonKg / KILOGRAMS_PER_TONNE) * price;
  if (by.sort === "cost") return costOf;
  return by.sort === "energy" ? (c) => c.footprint.facilityKwh : carbonOf;
}

const carbonOf = (candidate: Candidate): number => candidate.footprint.carbonKg;

/** An unknown cost sorts behind every known one; it is never a number in a result. */
const costOf = (candidate: Candidate): number => candidate.costUsd ?? Number.MAX_VALUE;
