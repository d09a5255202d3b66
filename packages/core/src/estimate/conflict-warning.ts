import type { Place } from "./place.ts";

/** What has to be known of a place about whose grid publishers contradict each other: in no place, or one sentence. */
export function conflictWarnings({ intensity, factors }: Place): string[] {
  const { conflict, value } = factors.intensity;
  if (!conflict) return [];
  const { low, high } = conflict.other;
  const whose = intensity.ofWiderArea ? `${intensity.zone.id} as a whole` : intensity.zone.id;
  return [
    `Publishers contradict each other on ${intensity.signal.kind} intensity: ${value} g/kWh is the figure of ${whose}, another's may be ` +
      `${low.toPrecision(3)} to ${high.toPrecision(3)}. The range spans both.`,
  ];
}
