import type { FetchedPoints } from "./fetch-points.ts";

/** The parts, most trusted first, each without the slots that one before it has. Within a part nothing is removed. */
export function mostTrusted(parts: readonly FetchedPoints[]): FetchedPoints[] {
  const taken = new Set<number>();
  return parts.map((part) => {
    const points = part.points.filter(({ startMs }) => !taken.has(startMs));
    for (const { startMs } of points) taken.add(startMs);
    return { ...part, points };
  });
}
