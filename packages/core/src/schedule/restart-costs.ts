import { restartPlan } from "./restart-plan.ts";

/**
 * As `forecastSlotCosts`, where each start costs `overhead` slots more: the forecast's plan of each start, at the actual intensities.
 * A dynamic programme for each start, so a year takes seconds, not milliseconds.
 */
export function restartCosts(
  forecast: Float64Array,
  actual: Float64Array,
  length: number,
  slack: number,
  overhead: number,
): Float64Array {
  const count = forecast.length;
  const edgesMs = Float64Array.from({ length: count + 1 }, (_, i) => i);
  return Float64Array.from({ length: count - length + 1 }, (_, i) => {
    const end = Math.min(count, i + length + slack);
    const window = { edgesMs: edgesMs.subarray(i, end + 1), gramsPerKwh: forecast.subarray(i, end) };
    let cost = 0;
    for (const { startMs: first, endMs: last } of restartPlan(window, length, overhead)) {
      cost += overhead * actual[first]!;
      for (let slot = first; slot < last; slot++) cost += actual[slot]!;
    }
    return cost;
  });
}
