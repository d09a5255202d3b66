import type { Spread } from "../meter/cpu-load-power.ts";

/** What a whole run will come to. */
export interface Prediction {
  /** Share of the run that is done. */
  readonly fraction: number;
  readonly energyKwh: Spread;
  readonly seconds: Spread;
}

// Two-sided 90 % points of Student's t for 1, 2, … degrees of freedom.
const student = [6.314, 2.92, 2.353, 2.132, 2.015, 1.943, 1.895, 1.86, 1.833, 1.812];
const quantile = (freedom: number): number => student[freedom - 1] ?? 1.645 + 1.5 / freedom;

/** One step tells nothing of how steps vary. */
const firstStepDoubt = 0.5;

/**
 * Total of `total` equal steps of which some were measured.
 *
 *   value = total * mean          for k of n steps: half width = t(k-1) * s * sqrt((n-k) + (n-k)^2 / k), of the steps to come
 */
export function predictTotal(total: number, measured: readonly number[]): Spread {
  const done = measured.length;
  const spent = measured.reduce((sum, step) => sum + step, 0);
  const mean = spent / done;
  const value = total * mean;
  const left = Math.max(0, total - done);
  if (left === 0) return { low: spent, value: spent, high: spent };
  const variance = done > 1 ? measured.reduce((sum, step) => sum + (step - mean) ** 2, 0) / (done - 1) : 0;
  const half =
    done > 1
      ? quantile(done - 1) * Math.sqrt(variance) * Math.sqrt(left + left ** 2 / done)
      : firstStepDoubt * left * mean;
  return { low: Math.max(spent, value - half), value, high: value + half };
}

/** A moment of known progress. */
export interface ProgressMark {
  readonly fraction: number;
  readonly joules: number;
  readonly seconds: number;
}

/** The share done that a line of output states: `[3/10]`, `30 %`, by the user's own pattern (one group: per cent, two: part and whole). */
export function progressOf(line: string, pattern: RegExp): number | null {
  const match = pattern.exec(line);
  if (!match || match[1] === undefined) return null;
  const fraction = match[2] === undefined ? Number(match[1]) / 100 : Number(match[1]) / Number(match[2]);
  return fraction > 0 && fraction <= 1 ? fraction : null;
}

/** Prediction from moments of known progress; each stretch between two is one measured step, scaled to its share. */
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
  const whole = (at: "joules" | "seconds"): Spread => {
    const total = last[at] / last.fraction;
    if (last.fraction >= 1) return { low: last[at], value: last[at], high: last[at] };
    const left = total - last[at];
    const mean = steps.reduce((sum, step) => sum + step[at], 0) / count;
    const spread =
      count > 1
        ? (quantile(count - 1) *
            Math.sqrt(steps.reduce((sum, s) => sum + (s[at] - mean) ** 2, 0) / (count - 1))) /
          mean
        : firstStepDoubt;
    return {
      low: last[at] + left * Math.max(0, 1 - spread),
      value: total,
      high: last[at] + left * (1 + spread),
    };
  };
  const joules = whole("joules");
  const kwh = { low: joules.low / 3.6e6, value: joules.value / 3.6e6, high: joules.high / 3.6e6 };
  return { fraction: last.fraction, energyKwh: kwh, seconds: whole("seconds") };
}
