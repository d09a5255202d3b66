import { GreenPlaceError } from "@green-place/contract";
import { type LengthSteps, lengthSteps } from "./length-steps.ts";
import { reachableSums } from "./reachable-sums.ts";
import type { WindowSlots } from "./window-slots.ts";

/** Table cells, a byte or two each: a year of five-minute slots with a job of a week fits. */
const MAX_CELLS = 2 ** 28;
const MAX_SUMS = 2 ** 17;
/** Ways to use a slot in part that are looked at: some seconds. */
const MAX_PARTS = 2 ** 30;
/** Two costs nearer than this share are a tie. */
export const TIE: number = 1 + 1e-12;

/** What the dynamic programme over restarts works on. Costs are in g/kWh x ms. */
export interface RestartProblem {
  readonly edgesMs: Float64Array;
  readonly durationMs: number;
  /** Cost of using slot `j` whole, and of starting in it. */
  readonly slotCosts: Float64Array;
  readonly startCosts: Float64Array;
  readonly gramsPerKwh: Float64Array;
  /** Times that whole slots can add up to, ascending: the columns of the tables. */
  readonly sums: Float64Array;
  readonly steps: readonly LengthSteps[];
}

/** Throws `E_SERIES_UNEVEN` when the lengths of the slots have so little in common that the tables would be too large. */
export function restartProblem(slots: WindowSlots, durationMs: number, overheadMs: number): RestartProblem {
  const { edgesMs, gramsPerKwh } = slots;
  const lengths = gramsPerKwh.map((_, j) => edgesMs[j + 1]! - edgesMs[j]!);
  const sums = reachableSums(lengths, durationMs, Math.min(MAX_SUMS, MAX_CELLS / lengths.length));
  if (!sums) throw tooUneven(lengths.length);
  const stepsOf = new Map<number, LengthSteps>();
  let parts = 0;
  for (const length of lengths) {
    const steps = stepsOf.get(length) ?? lengthSteps(sums, length, durationMs);
    stepsOf.set(length, steps);
    parts += steps.parts;
    if (parts > MAX_PARTS) throw tooUneven(lengths.length);
  }
  return {
    edgesMs,
    durationMs,
    slotCosts: gramsPerKwh.map((grams, j) => grams * lengths[j]!),
    startCosts: gramsPerKwh.map((grams) => grams * overheadMs),
    gramsPerKwh,
    sums,
    steps: Array.from(lengths, (length) => stepsOf.get(length)!),
  };
}

const tooUneven = (slots: number): GreenPlaceError =>
  new GreenPlaceError(
    "E_SERIES_UNEVEN",
    `The ${slots} slots of the window are too unequal in length to plan restarts exactly.`,
    "Use a series whose slots are multiples of some minutes, or leave out the restart overhead.",
  );
