import { drawConflict } from "./draw-conflict.ts";
import type { Factor } from "./factor.ts";
import { normalQuantile } from "./normal-quantile.ts";
import { seededShuffle } from "./seeded-shuffle.ts";

/** Enough for a probability to be steady to about three points, few enough for thousands of placements in milliseconds. */
export const DRAW_COUNT = 256;

/** Columns that share one buffer: a buffer of its own for each costs more than filling it. */
const COLUMNS_PER_BUFFER = 64;

/** z of the 95th percentile: a range is read as the middle 90 %. */
const Z_95 = normalQuantile(0.95);

/** Half the draws lie below the median, half above it, each at so many times the distance of its own end; in ascending order. */
const HALF = DRAW_COUNT / 2;
const DISTANCES: Float64Array = Float64Array.from(
  { length: DRAW_COUNT },
  (_, i) => Math.abs(normalQuantile((i + 0.5) / DRAW_COUNT)) / Z_95,
);

/** Factors that were renamed are drawn under their earlier ids: a name must not move a range. */
const idsBeforeRenaming: ReadonlyMap<string, string> = new Map([
  ["assumed:auxiliary-ratio-accelerated", "assumed:rest-ratio-accelerated"],
  ["assumed:auxiliary-ratio-plain", "assumed:rest-ratio-plain"],
]);

/** The draws of each factor, made when first asked for. */
export interface Draws {
  of(factor: Factor): Float64Array;
  /** A new column of zeros, one number a draw. */
  column(): Float64Array;
  /** What `make` computes for a key, computed once; one kind of key must always have one kind of result. */
  once<T>(key: object, make: () => T): T;
  /**
   * Runs `compute` and takes back the columns that it asked for: its result must be numbers, not columns. What it draws or computes
   * once is kept all the same.
   */
  passing<T>(compute: () => T): T;
}

/**
 * A fixed Latin hypercube: each factor takes each of its 256 equally likely values once, in an order that its id alone decides.
 * So the draws depend on nothing but the factor: not on the clock, nor on which other factors there are, nor on their order.
 */
export function createDraws(): Draws {
  const made = new Map<string, { readonly factor: Factor; readonly values: Float64Array }>();
  let buffer = new Float64Array(0);
  let used = 0;
  const lent: Float64Array[] = [];
  /** How many of them are in use, or undefined where columns are kept. */
  let inUse: number | undefined;
  const column = (): Float64Array => {
    if (inUse === undefined) return keptColumn();
    lent[inUse] ??= new Float64Array(DRAW_COUNT);
    return lent[inUse++]!.fill(0);
  };
  const keptColumn = (): Float64Array => {
    if (used === buffer.length) {
      buffer = new Float64Array(COLUMNS_PER_BUFFER * DRAW_COUNT);
      used = 0;
    }
    used += DRAW_COUNT;
    return buffer.subarray(used - DRAW_COUNT, used);
  };
  const results = new Map<object, unknown>();
  return {
    column,
    once<T>(key: object, make: () => T): T {
      if (!results.has(key)) {
        const before = inUse;
        inUse = undefined;
        try {
          results.set(key, make());
        } finally {
          inUse = before;
        }
      }
      return results.get(key) as T;
    },
    passing<T>(compute: () => T): T {
      const before = inUse;
      inUse ??= 0;
      try {
        return compute();
      } finally {
        inUse = before;
      }
    },
    of(factor) {
      const known = made.get(factor.id);
      if (known) {
        if (known.factor !== factor && !haveSameNumbers(known.factor, factor))
          throw new Error(`Two factors with different numbers are called ${factor.id}.`);
        return known.values;
      }
      const values = drawFactor(factor, keptColumn());
      made.set(factor.id, { factor, values });
      return values;
    },
  };
}

const haveSameNumbers = (a: Factor, b: Factor): boolean =>
  Object.is(a.value, b.value) &&
  Object.is(a.low, b.low) &&
  Object.is(a.high, b.high) &&
  Object.is(a.conflict?.other.low, b.conflict?.other.low) &&
  Object.is(a.conflict?.other.high, b.conflict?.other.high);

/**
 * Split log-normal through low (5 %), value (50 %) and high (95 %):
 *
 *   x(z) = value · (high / value)^(z / z95)   for z > 0,   value · (low / value)^(−z / z95)   for z < 0
 *
 * and split normal where the range touches zero, which has no logarithm. Where publishers contradict each other, a mixture of both.
 */
function drawFactor(factor: Factor, draws: Float64Array): Float64Array {
  const { id, low, value, high, floor, ceiling, conflict } = factor;
  if (conflict) return seededShuffle(drawConflict(value, conflict, draws), id);
  if (low === high) return draws.fill(value);
  drawHalf(draws, 0, value, low, low > 0);
  drawHalf(draws, HALF, value, high, low > 0);
  if (floor !== undefined) for (let i = 0; draws[i]! < floor; i++) draws[i] = floor;
  if (ceiling !== undefined) for (let i = DRAW_COUNT - 1; draws[i]! > ceiling; i--) draws[i] = ceiling;
  return seededShuffle(draws, idsBeforeRenaming.get(id) ?? id);
}

function drawHalf(draws: Float64Array, from: number, value: number, end: number, logarithmic: boolean): void {
  const [logarithm, difference] = [Math.log(end / value), end - value];
  if (logarithmic)
    for (let i = from; i < from + HALF; i++) draws[i] = value * Math.exp(logarithm * DISTANCES[i]!);
  else for (let i = from; i < from + HALF; i++) draws[i] = value + difference * DISTANCES[i]!;
}
