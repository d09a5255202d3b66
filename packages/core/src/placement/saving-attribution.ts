import { gramsToKilograms } from "@green-place/contract";
import type { Candidate } from "./candidate.ts";

/**
 * What each lever contributes to a saving, as the natural logarithm of baseline carbon over option carbon.
 * Negative: the lever makes it worse. They add up to `total` exactly.
 */
export interface Levers {
  /** Chip and instance type: energy for the same work, and the embodied carbon of the machine. */
  readonly hardware: number;
  /** PUE. */
  readonly building: number;
  /** The grid zone, at this time of the year and day. */
  readonly grid: number;
  /** The hours chosen, against starting at once in the same zone. */
  readonly timing: number;
  readonly total: number;
}

/** Bits of a set of levers that are pulled. */
const [HARDWARE, BUILDING, GRID, TIMING] = [1, 2, 4, 8] as const;
const LEVERS = 4;
const SETS = 1 << LEVERS;
const FACTORIAL = [1, 1, 2, 6, 24] as const;

/** |S|! (n − |S| − 1)! / n! of each set S. */
const WEIGHTS: readonly number[] = Array.from({ length: SETS }, (_, set) => {
  const size = [HARDWARE, BUILDING, GRID, TIMING].filter((lever) => set & lever).length;
  return size === LEVERS ? 0 : (FACTORIAL[size]! * FACTORIAL[LEVERS - size - 1]!) / FACTORIAL[LEVERS];
});

/**
 * Splits a saving over the levers by their Shapley values on log carbon: the mean, over every order in which the levers could be pulled,
 * of what pulling this one adds. With carbon = E · PUE · I · m alone it is the log of each ratio; embodied carbon, which
 * only the machine has, keeps the parts from multiplying, and the Shapley value is the only fair and additive split then.
 */
export function levers(baseline: Candidate, option: Candidate, embodied: boolean): Levers {
  const values = new Float64Array(SETS);
  // Where no hours were chosen, choosing them changes nothing.
  const evaluated = baseline.timing || option.timing ? SETS : TIMING;
  for (let pulled = 0; pulled < evaluated; pulled++) {
    const carbon = carbonOf(
      pulled & HARDWARE ? option : baseline,
      pulled & BUILDING ? option : baseline,
      pulled & GRID ? option : baseline,
      pulled & TIMING ? option : baseline,
      embodied,
    );
    values[pulled] = -Math.log(carbon);
  }
  if (evaluated === TIMING) values.copyWithin(TIMING, 0, TIMING);
  const hardware = shapley(values, HARDWARE);
  const building = shapley(values, BUILDING);
  const grid = shapley(values, GRID);
  const timing = shapley(values, TIMING);
  return { hardware, building, grid, timing, total: hardware + building + grid + timing };
}

function carbonOf(
  hardware: Candidate,
  building: Candidate,
  grid: Candidate,
  timing: Candidate,
  embodied: boolean,
): number {
  const operational =
    hardware.energy.itKwh *
    building.place.factors.pue.value *
    grid.place.factors.intensity.value *
    (grid.timing?.ratioNow ?? 1) *
    gainOfHours(timing);
  return gramsToKilograms(operational) + (embodied ? hardware.energy.embodiedKg : 0);
}

/** What choosing the hours changes against starting at once in the same place: that it is winter there now is the grid's part, not the hours'. */
function gainOfHours({ timing }: Candidate): number {
  return timing && timing.ratioNow > 0 ? timing.ratio / timing.ratioNow : 1;
}

/** Mean marginal value of one lever over all orders: Σ |S|! (n − |S| − 1)! / n! · (v(S ∪ i) − v(S)). */
function shapley(values: Float64Array, lever: number): number {
  let sum = 0;
  for (let set = 0; set < SETS; set++) {
    if (!(set & lever)) sum += WEIGHTS[set]! * (values[set | lever]! - values[set]!);
  }
  return sum;
}
