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

const names = ["hardware", "building", "grid", "timing"] as const;
type Lever = (typeof names)[number];
type Setting = Readonly<Record<Lever, Candidate>>;

/**
 * Splits a saving over the levers by their Shapley values on log carbon: the mean, over every order in which the levers could be pulled,
 * of what pulling this one adds. With carbon = E · PUE · I · m alone it is the log of each ratio; embodied carbon, which
 * only the machine has, keeps the parts from multiplying, and the Shapley value is the only fair and additive split then.
 */
export function levers(baseline: Candidate, option: Candidate, embodied: boolean): Levers {
  const value = (pulled: number): number => {
    const setting = Object.fromEntries(
      names.map((name, bit) => [name, pulled & (1 << bit) ? option : baseline]),
    ) as Setting;
    return -Math.log(carbonOf(setting, embodied));
  };
  const values = Array.from({ length: 1 << names.length }, (_, pulled) => value(pulled));
  const shares = names.map((_, bit) => shapley(values, bit));
  const [hardware, building, grid, timing] = shares as [number, number, number, number];
  return { hardware, building, grid, timing, total: hardware + building + grid + timing };
}

function carbonOf({ hardware, building, grid, timing }: Setting, embodied: boolean): number {
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

/** Mean marginal value of one bit over all orders: Σ |S|! (n − |S| − 1)! / n! · (v(S ∪ i) − v(S)). */
function shapley(values: readonly number[], bit: number): number {
  const n = names.length;
  const factorial = [1, 1, 2, 6, 24];
  let sum = 0;
  for (let set = 0; set < values.length; set++) {
    if (set & (1 << bit)) continue;
    const size = names.filter((_, other) => set & (1 << other)).length;
    const weight = (factorial[size]! * factorial[n - size - 1]!) / factorial[n]!;
    sum += weight * (values[set | (1 << bit)]! - values[set]!);
  }
  return sum;
}
