import { appendRun, type RunSlot } from "./run-slot.ts";
import type { WindowSlots } from "./window-slots.ts";

/**
 * Pause and resume at no cost: the cheapest slots that add up to `durationMs`, the last one used in part, from its beginning.
 *
 * The dearest intensity that is needed is found by bisection over the sorted intensities; all slots below it are used whole,
 * those that equal it from the earliest on until the time is used up. (Taking all of them would run too long.)
 * O(n log n). The window must be at least as long as the duration.
 */
export function cheapestSlots({ edgesMs, gramsPerKwh }: WindowSlots, durationMs: number): RunSlot[] {
  const count = gramsPerKwh.length;
  const timeWhere = (most: number): number => {
    let time = 0;
    for (let i = 0; i < count; i++) if (gramsPerKwh[i]! <= most) time += edgesMs[i + 1]! - edgesMs[i]!;
    return time;
  };
  const sorted = gramsPerKwh.slice().sort();
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (timeWhere(sorted[middle]!) >= durationMs) high = middle;
    else low = middle + 1;
  }
  const dearest = sorted[low]!;

  let left = durationMs;
  for (let i = 0; i < count; i++) if (gramsPerKwh[i]! < dearest) left -= edgesMs[i + 1]! - edgesMs[i]!;
  const runs: RunSlot[] = [];
  for (let i = 0; i < count; i++) {
    const start = edgesMs[i]!;
    const end = edgesMs[i + 1]!;
    if (gramsPerKwh[i]! < dearest) appendRun(runs, start, end);
    else if (gramsPerKwh[i] === dearest && left > 0) {
      appendRun(runs, start, Math.min(end, start + left));
      left -= Math.min(end - start, left);
    }
  }
  return runs;
}
