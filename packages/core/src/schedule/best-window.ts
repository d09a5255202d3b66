import { intensityIntegral } from "./intensity-integral.ts";
import type { RunSlot } from "./run-slot.ts";
import type { WindowSlots } from "./window-slots.ts";

/** Costs nearer than this share are a tie: sums of floats differ by less for no reason at all. */
const TIE = 1e-9;

/**
 * The stretch of `durationMs` with the lowest emissions, the start counted in:
 *
 *   cost(s) = integral of intensity from s to s + duration + overhead x intensity(s)
 *
 * The integral is piecewise linear in `s`, so its minimum lies at a slot edge, at an edge minus the duration, or at either end of the window:
 * two passes over the edges, O(n). The earliest wins a tie. The window must be at least as long as the duration.
 */
export function bestWindow(slots: WindowSlots, durationMs: number, overheadMs: number): RunSlot {
  const { edgesMs, gramsPerKwh } = slots;
  const integral = intensityIntegral(slots);
  const count = gramsPerKwh.length;
  const lastEdge = edgesMs[count]!;

  let bestStart = edgesMs[0]!;
  let bestCost = Number.POSITIVE_INFINITY;
  for (let i = 0, j = 0; i < count && edgesMs[i]! + durationMs <= lastEdge; i++) {
    const end = edgesMs[i]! + durationMs;
    while (j < count - 1 && edgesMs[j + 1]! <= end) j++;
    const cost =
      integral[j]! + gramsPerKwh[j]! * (end - edgesMs[j]!) - integral[i]! + overheadMs * gramsPerKwh[i]!;
    if (cost < bestCost - TIE * bestCost || bestCost === Number.POSITIVE_INFINITY) {
      bestCost = cost;
      bestStart = edgesMs[i]!;
    }
  }
  for (let i = 0, j = 1; j <= count; j++) {
    const start = edgesMs[j]! - durationMs;
    if (start < edgesMs[0]!) continue;
    while (edgesMs[i + 1]! <= start) i++;
    const cost =
      integral[j]! - integral[i]! - gramsPerKwh[i]! * (start - edgesMs[i]!) + overheadMs * gramsPerKwh[i]!;
    const lower = cost < bestCost - TIE * bestCost;
    if (lower || (start < bestStart && cost <= bestCost + TIE * bestCost)) {
      bestCost = cost;
      bestStart = start;
    }
  }
  return { startMs: bestStart, endMs: bestStart + durationMs };
}
