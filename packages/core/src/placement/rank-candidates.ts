import { KILOGRAMS_PER_TONNE } from "@green-place/contract";
import { createDraws, type Draws } from "../uncertainty/draws.ts";
import { conflictFactor } from "../uncertainty/factor.ts";
import { probabilityBeats, probabilityBest } from "../uncertainty/probability-best.ts";
import { type Candidate, candidateId } from "./candidate.ts";
import { carbonDraws } from "./carbon-draws.ts";

export type SortKey = "carbon" | "cost" | "energy";

/** A probability below this means that two options cannot be told apart. */
export const TIE_PROBABILITY = 0.8;

/**
 * Who can plausibly be the greenest: at most so many, none with more than so many times the median carbon of the first, or than another
 * publisher's figure would make of that.
 */
const MOST_CONTENDERS = 2000;
const WORST_CONTENDER = 3;

export interface Ranking {
  readonly ranked: readonly Candidate[];
  readonly byCarbon: readonly Candidate[];
  /** Those that can plausibly be the greenest, in order of carbon. */
  readonly contenders: readonly Candidate[];
  /** 0 to 1; null of who is no contender, and was not drawn. */
  probabilityBest(candidate: Candidate): number | null;
  /** Set when the first two by carbon cannot be told apart; the cheaper of them then stands first. */
  readonly tie: { readonly between: readonly [string, string]; readonly probability: number } | undefined;
  /** How many of the other contenders the first of them emits less than with a chance below `TIE_PROBABILITY`. */
  alike(): number;
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

  const greenest = byCarbon[0];
  const limit = greenest
    ? WORST_CONTENDER * carbonOf(greenest) * conflictFactor(greenest.place.factors.intensity)
    : 0;
  const contenders = byCarbon.slice(0, MOST_CONTENDERS).filter((candidate) => carbonOf(candidate) <= limit);
  const columns = contenders.map((candidate) => carbonDraws(candidate, draws, by.embodied));
  const shares = probabilityBest(columns);
  const probabilities = new Map(contenders.map((candidate, i) => [candidate, shares[i]!]));

  const [first, second] = ranked;
  let tie: Ranking["tie"];
  if (carbonOnly && first && second && columns[1]) {
    const probability = probabilityBeats(columns[0]!, columns[1]);
    if (probability < TIE_PROBABILITY) {
      tie = { between: [candidateId(first), candidateId(second)], probability };
      if (costOf(second) < costOf(first)) ranked.splice(0, 2, second, first);
    }
  }
  return {
    ranked,
    byCarbon,
    contenders,
    probabilityBest: (candidate) => probabilities.get(candidate) ?? null,
    alike: () =>
      columns.slice(1).filter((column) => probabilityBeats(columns[0]!, column) < TIE_PROBABILITY).length,
    tie,
    draws,
  };
}

/**
 * By key, then cost, then id. The keys are sorted as plain numbers and each candidate is put where its own stands, which takes a third
 * of the time that sorting the candidates by them does.
 */
function sorted(candidates: readonly Candidate[], key: (candidate: Candidate) => number): Candidate[] {
  const keys = new Float64Array(candidates.length);
  for (let i = 0; i < candidates.length; i++) keys[i] = key(candidates[i]!);
  const ascending = keys.slice().sort();
  const result = new Array<Candidate>(candidates.length);
  const alike = new Uint32Array(candidates.length);
  for (let i = 0; i < candidates.length; i++) {
    const first = firstAt(ascending, keys[i]!);
    result[first + alike[first]!] = candidates[i]!;
    alike[first]! += 1;
  }
  for (let first = 0; first < result.length; first += Math.max(1, alike[first]!)) {
    if (alike[first]! > 1) sortTies(result, first, first + alike[first]!);
  }
  return result;
}

/** More than this are sorted by merging, fewer by putting each in its place. */
const FEW_TIES = 16;

/** Sorts part of an array by cost, then id. */
function sortTies(candidates: Candidate[], from: number, to: number): void {
  if (to - from > FEW_TIES) {
    const ties = candidates.slice(from, to).sort((a, b) => (isBefore(a, b) ? -1 : 1));
    for (let i = from; i < to; i++) candidates[i] = ties[i - from]!;
    return;
  }
  for (let i = from + 1; i < to; i++) {
    const candidate = candidates[i]!;
    let at = i;
    for (; at > from && isBefore(candidate, candidates[at - 1]!); at--) candidates[at] = candidates[at - 1]!;
    candidates[at] = candidate;
  }
}

function isBefore(a: Candidate, b: Candidate): boolean {
  const difference = costOf(a) - costOf(b);
  if (difference !== 0) return difference < 0;
  // Ids of one place differ in their end alone.
  if (a.place === b.place) return a.machine.instanceType.id < b.machine.instanceType.id;
  return candidateId(a) < candidateId(b);
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
