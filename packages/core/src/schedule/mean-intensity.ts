import type { IntensitySeries } from "@green-place/contract";
import { GreenPlaceError } from "@green-place/contract";
import { intensityIntegral } from "./intensity-integral.ts";
import { slotAt } from "./slot-at.ts";
import { windowSlots } from "./window-slots.ts";

/** Mean intensity between two instants, g/kWh. O(log n). */
export type MeanIntensity = (startMs: number, endMs: number) => number;

/**
 * Prepares the means of any interval inside a window:
 *
 *   mean = integral of intensity from start to end / (end - start)
 *
 * Throws as `windowSlots` does for the window; the returned function throws `E_SERIES_RANGE` for an interval that is empty or leaves the window.
 */
export function meanIntensityWithin(series: IntensitySeries, fromMs: number, toMs: number): MeanIntensity {
  const slots = windowSlots(series, fromMs, toMs);
  const { edgesMs, gramsPerKwh } = slots;
  const integral = intensityIntegral(slots);
  const upTo = (instantMs: number): number => {
    const slot = Math.min(slotAt(edgesMs, instantMs), gramsPerKwh.length - 1);
    return integral[slot]! + gramsPerKwh[slot]! * (instantMs - edgesMs[slot]!);
  };
  return (startMs, endMs) => {
    if (!(startMs >= fromMs && startMs < endMs && endMs <= toMs)) {
      throw new GreenPlaceError(
        "E_SERIES_RANGE",
        `No mean intensity from ${startMs} to ${endMs} ms: the interval is empty or leaves the window ${fromMs} to ${toMs} ms.`,
        "Ask for an interval inside the window.",
      );
    }
    return (upTo(endMs) - upTo(startMs)) / (endMs - startMs);
  };
}
