import type { IntensitySeries } from "@green-place/contract";

/** g/kWh of a series at an instant; undefined outside it. */
export function gramsAt({ startsMs, endMs, gramsPerKwh }: IntensitySeries, atMs: number): number | undefined {
  if (atMs >= endMs) return undefined;
  let slot = -1;
  while (slot + 1 < startsMs.length && startsMs[slot + 1]! <= atMs) slot++;
  return slot < 0 ? undefined : gramsPerKwh[slot];
}
