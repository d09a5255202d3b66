import type { GridZone, Intensity } from "@green-place/contract";

/**
 * Id of the doubt about an intensity: `zone:FR:2025:intensity`. Places of one grid share it, so that it cancels between them. The figure of
 * a wider area is in doubt for each of its grids by itself: `zone:US/US-CAL-CISO:2021:intensity`.
 */
export function intensityId(
  zone: string,
  { ofWiderArea, year }: Intensity,
  asked: readonly GridZone[],
): string {
  const whose = ofWiderArea ? `${zone}/${asked.map(({ id }) => id).join("+")}` : zone;
  return `zone:${whose}:${year}:intensity`;
}
