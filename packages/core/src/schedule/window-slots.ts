import type { IntensitySeries } from "@green-place/contract";
import { GreenPlaceError } from "@green-place/contract";
import { slotAt } from "./slot-at.ts";

/**
 * The slots of a series that lie in a window; the first and the last are cut to it, and so may be shorter than the others.
 * Slot `i` lasts from `edgesMs[i]` to `edgesMs[i + 1]`.
 */
export interface WindowSlots {
  readonly edgesMs: Float64Array;
  readonly gramsPerKwh: Float64Array;
}

/**
 * Cuts a series to a window. Throws `E_SERIES_RANGE` if the window reaches beyond the series, `E_SERIES_GAP` if a slot of it is not known.
 */
export function windowSlots(series: IntensitySeries, fromMs: number, toMs: number): WindowSlots {
  const { startsMs, endMs, gramsPerKwh } = series;
  if (startsMs.length === 0 || fromMs < startsMs[0]! || toMs > endMs) {
    throw new GreenPlaceError(
      "E_SERIES_RANGE",
      `The window ${iso(fromMs)} to ${iso(toMs)} reaches beyond the intensity series, which ${
        startsMs.length === 0 ? "is empty" : `runs from ${iso(startsMs[0]!)} to ${iso(endMs)}`
      }.`,
      "Choose a window inside the series, or a series that covers the window.",
    );
  }
  const first = slotAt(startsMs, fromMs);
  let last = slotAt(startsMs, toMs);
  if (startsMs[last]! === toMs && last > first) last--;
  const inside = gramsPerKwh.subarray(first, last + 1);
  const gap = inside.findIndex((value) => !(value >= 0 && value < Number.POSITIVE_INFINITY));
  if (gap >= 0) {
    throw new GreenPlaceError(
      "E_SERIES_GAP",
      `The intensity series has no value for the slot that starts at ${iso(startsMs[first + gap]!)}, inside the window ${iso(fromMs)} to ${iso(toMs)}.`,
      "Nothing is guessed across a gap: choose a window without one, or another series.",
    );
  }
  const edgesMs = new Float64Array(inside.length + 1);
  edgesMs.set(startsMs.subarray(first, last + 1));
  edgesMs[0] = fromMs;
  edgesMs[inside.length] = toMs;
  return { edgesMs, gramsPerKwh: inside };
}

const iso = (instantMs: number): string => new Date(instantMs).toISOString();
