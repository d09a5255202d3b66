import type { Range } from "@green-place/contract";

/** The first ranges are made by sorting, which is native code; the bins below are faster only once they are compiled. */
const SORTED_FIRST = 100;
let made = 0;

const BINS = 256;
const BINS_PER_VALUE = 64;

/** Kept from call to call: a range is made several times for each of tens of thousands of placements. */
const counts: Uint16Array = new Uint16Array(BINS);
let binOf = new Uint8Array(0);
let lowBin = new Float64Array(0);
let highBin = new Float64Array(0);

/** 5th and 95th percentile of the draws around a central value, which they are never allowed to leave out. All must be finite. */
export function rangeOfDraws(value: number, draws: Float64Array): Range {
  made += 1;
  const [low, high] = made > SORTED_FIRST ? endsByBins(value, draws) : endsBySorting(draws);
  return { low: Math.min(value, low), value, high: Math.max(value, high) };
}

type Ends = readonly [low: number, high: number];

/** Ranks of the 5th and the 95th percentile, from 0 for the least. */
const ranksOf = ({ length }: Float64Array): Ends => [
  Math.round(0.05 * (length - 1)),
  Math.round(0.95 * (length - 1)),
];

function endsBySorting(draws: Float64Array): Ends {
  const ascending = draws.slice().sort();
  const [low, high] = ranksOf(draws);
  return [ascending[low]!, ascending[high]!];
}

/**
 * The draws go into bins by their ratio to the value, never the larger of two into the lower bin, and only the two bins that hold a
 * percentile are sorted: a seventh of the time that sorting all of them takes.
 */
function endsByBins(value: number, draws: Float64Array): Ends {
  if (binOf.length < draws.length) {
    binOf = new Uint8Array(draws.length);
    lowBin = new Float64Array(draws.length);
    highBin = new Float64Array(draws.length);
  }
  countBins(draws, BINS_PER_VALUE / Math.abs(value));
  const [lowRank, highRank] = ranksOf(draws);
  const [low, below] = binWith(lowRank, 0, 0);
  const [high, belowHigh] = binWith(highRank, low, below);
  let [inLow, inHigh] = [0, 0];
  for (let i = 0; i < draws.length; i++) {
    if (binOf[i] === low) insert(lowBin, inLow++, draws[i]!);
    if (binOf[i] === high) insert(highBin, inHigh++, draws[i]!);
  }
  return [lowBin[lowRank - below]!, highBin[highRank - belowHigh]!];
}

function countBins(draws: Float64Array, perUnit: number): void {
  counts.fill(0);
  for (let i = 0; i < draws.length; i++) {
    const x = draws[i]! * perUnit;
    const bin = x < BINS ? (x > 0 ? x | 0 : 0) : BINS - 1;
    binOf[i] = bin;
    counts[bin]! += 1;
  }
}

/** The bin with the draw of that rank, from 0 for the least, and how many draws lie in the bins below it; searched upwards from `bin`. */
function binWith(rank: number, bin: number, below: number): readonly [number, number] {
  while (below + counts[bin]! <= rank) below += counts[bin++]!;
  return [bin, below];
}

/** Puts a number into a sorted array of which so many places are taken. */
function insert(sorted: Float64Array, taken: number, x: number): void {
  let at = taken;
  for (; at > 0 && sorted[at - 1]! > x; at--) sorted[at] = sorted[at - 1]!;
  sorted[at] = x;
}
