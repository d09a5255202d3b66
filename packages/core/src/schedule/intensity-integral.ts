import type { WindowSlots } from "./window-slots.ts";

/**
 * `integral[i]` = sum over the slots before `i` of intensity x length, in g/kWh x ms:
 * what a job that draws 1 kW emits from the first edge to edge `i`, up to the unit. One element more than there are slots.
 */
export function intensityIntegral({ edgesMs, gramsPerKwh }: WindowSlots): Float64Array {
  const integral = new Float64Array(edgesMs.length);
  for (let i = 0; i < gramsPerKwh.length; i++) {
    integral[i + 1] = integral[i]! + gramsPerKwh[i]! * (edgesMs[i + 1]! - edgesMs[i]!);
  }
  return integral;
}
