import { gramsToKilograms } from "@green-place/contract";
import type { Candidate } from "./candidate.ts";

/**
 * What each lever contributes to a saving, as the natural logarithm of baseline carbon over option carbon.
 * Negative: the lever makes it worse. They add up to `total` exactly.
 */
export interface Levers {
  /** Chip and instance type: energy for the same work, and the making of the machine. */
  readonly machine: number;
  /** The building: PUE. */
  readonly mechanization: number;
  /** The grid zone, at this time of the year and day. */
  readonly map: number;
  /** The hours chosen, against starting at once in the same zone. */
  readonly moment: number;
  readonly total: number;
}

const names = ["machine", "mechanization", "map", "moment"] as const;
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
  const [machine, mechanization, map, moment] = shares as [number, number, number, number];
  return { machine, mechanization, map, moment, total: machine + mechanization + map + moment };
}

function carbonOf({ machine, mechanization, map, moment }: Setting, embodied: boolean): number {
  const operational =
    machine.energy.itKwh *
    mechanization.place.factors.pue.value *
    map.place.factors.intensity.value *
    (map.moment?.ratioNow ?? 1) *
    gainOfHours(moment);
  return gramsToKilograms(operational) + (embodied ? machine.energy.embodiedKg : 0);
}

/** What choosing the hours changes against starting at once in the same place: that it is winter there now is the grid's part, not the hours'. */
function gainOfHours({ moment }: Candidate): number {
  return moment && moment.ratioNow > 0 ? moment.ratio / moment.ratioNow : 1;
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
