import { MILLISECONDS_PER_HOUR } from "@green-place/contract";
import { quantile } from "@green-place/tools/quantile";
import type { HourlyRun } from "./hourly-csv.ts";

const VALUES = 12 * 24;

/**
 * The profile of a run of hours, 6 x 288 values: weekday mean, 10th and 90th percentile, then the same of the weekend, each at
 * `month * 24 + hour` in UTC. Percentiles are interpolated between order statistics (type 7, as R and NumPy do).
 * Throws when a month and hour have no sample, as a run shorter than a year would.
 */
export function typicalDays(run: HourlyRun): Float64Array {
  const samples = Array.from({ length: 2 * VALUES }, (): number[] => []);
  run.gramsPerKwh.forEach((grams, slot) => {
    const date = new Date(run.startMs + slot * MILLISECONDS_PER_HOUR);
    const weekend = date.getUTCDay() === 0 || date.getUTCDay() === 6;
    samples[(weekend ? VALUES : 0) + date.getUTCMonth() * 24 + date.getUTCHours()]!.push(grams);
  });
  const values = new Float64Array(6 * VALUES);
  samples.forEach((sample, index) => {
    if (sample.length === 0)
      throw new Error("a typical day needs every month and hour of a weekday and a weekend");
    const day = index < VALUES ? 0 : 3;
    const at = index % VALUES;
    values[day * VALUES + at] = sample.reduce((sum, grams) => sum + grams, 0) / sample.length;
    values[(day + 1) * VALUES + at] = quantile(sample, 0.1);
    values[(day + 2) * VALUES + at] = quantile(sample, 0.9);
  });
  return values;
}
