import type { Range } from "@green-place/contract";
import { exactRange, kilowattHours } from "../meter/range-arithmetic.ts";
import { studentT95 } from "./student-t.ts";

/** Energy and time of a whole run, from its progress so far. */
export interface Prediction {
  /** Share of the run that is done, above 0 up to 1. */
  readonly fraction: number;
  readonly energyKwh: Range;
  readonly seconds: Range;
}

/** Relative half width after one step, which says nothing of how steps vary. */
const firstStepDoubt = 0.5;

/**
 * Sum over `total` equal steps of which some were measured, in the unit of `measured`.
 *
 *   value = n * mean, and for k of n steps: half width = t(k-1) * s * sqrt((n-k) + (n-k)^2 / k), of the steps to come
 */
export function predictTotal(total: number, measured: readonly number[]): Range {
  const done = measured.length;
  const spent = measured.reduce((sum, step) => sum + step, 0);
  const mean = spent / done;
  const value = total * mean;
  const left = Math.max(0, total - done);
  if (left === 0) return exactRange(spent);
  const variance = done > 1 ? measured.reduce((sum, step) => sum + (step - mean) ** 2, 0) / (done - 1) : 0;
  const half =
    done > 1
      ? studentT95(done - 1) * Math.sqrt(variance) * Math.sqrt(left + left ** 2 / done)
      : firstStepDoubt * left * mean;
  return { low: Math.max(spent, value - half), value, high: value + half };
}

/** An instant at which the progress is known. */
export interface ProgressMark {
  readonly fraction: number;
  readonly joules: number;
  readonly seconds: number;
}

/** The share done that the user's own pattern found (one group: per cent, two: part and whole); null: none, or none that can be. */
export function fractionOf(match: RegExpExecArray): number | null {
  if (match[1] === undefined) return null;
  const fraction = match[2] === undefined ? Number(match[1]) / 100 : Number(match[1]) / Number(match[2]);
  return fraction > 0 && fraction <= 1 ? fraction : null;
}

/** More instants than these say no more of how steps vary. */
const mostMarks = 1000;

/** Adds an instant; once there are many, every second one of the older ones goes, so that a prediction stays quick in a long run. */
export function addMark(marks: ProgressMark[], mark: ProgressMark): void {
  if (marks.length >= mostMarks)
    marks.splice(0, marks.length, ...marks.filter((_, index) => index % 2 === 1));
  marks.push(mark);
}

/** Prediction from instants of known progress; the time between two of them is one measured step, scaled to its share. */
export function predictFromMarks(marks: readonly ProgressMark[]): Prediction | null {
  const last = marks.at(-1);
  if (!last) return null;
  const steps: { joules: number; seconds: number }[] = [];
  let before: ProgressMark = { fraction: 0, joules: 0, seconds: 0 };
  for (const mark of marks) {
    const share = mark.fraction - before.fraction;
    if (share <= 0) continue;
    steps.push({
      joules: (mark.joules - before.joules) / share,
      seconds: (mark.seconds - before.seconds) / share,
    });
    before = mark;
  }
  const count = steps.length;
  const whole = (at: "joules" | "seconds"): Range => {
    const total = last[at] / last.fraction;
    if (last.fraction >= 1) return exactRange(last[at]);
    const left = total - last[at];
    const mean = steps.reduce((sum, step) => sum + step[at], 0) / count;
    const doubt =
      count > 1
        ? (studentT95(count - 1) *
            Math.sqrt(steps.reduce((sum, s) => sum + (s[at] - mean) ** 2, 0) / (count - 1))) /
          mean
        : firstStepDoubt;
    return {
      low: last[at] + left * Math.max(0, 1 - doubt),
      value: total,
      high: last[at] + left * (1 + doubt),
    };
  };
  return {
    fraction: last.fraction,
    energyKwh: kilowattHours(whole("joules")),
    seconds: whole("seconds"),
  };
}
