import type { IntensitySeries } from "@green-place/contract";

export const MINUTE = 60_000;

/** A series of slots with the given lengths, the first one starting at 0. */
export function seriesOf(gramsPerKwh: readonly number[], lengths: readonly number[]): IntensitySeries {
  const starts: number[] = [];
  let end = 0;
  for (const length of lengths) {
    starts.push(end);
    end += length;
  }
  return { startsMs: Float64Array.from(starts), endMs: end, gramsPerKwh: Float64Array.from(gramsPerKwh) };
}

export const evenSeries = (gramsPerKwh: readonly number[], length: number): IntensitySeries =>
  seriesOf(
    gramsPerKwh,
    gramsPerKwh.map(() => length),
  );
