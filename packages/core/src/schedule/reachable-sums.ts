/**
 * All sums, 0 and at most `limit`, that some of the lengths add up to; ascending. `undefined` when there are more than `maxSums`.
 * Slots of one length give multiples of it; the cut slots at both ends of a window give at most four times as many.
 */
export function reachableSums(
  lengths: Float64Array,
  limit: number,
  maxSums: number,
): Float64Array | undefined {
  const counts = new Map<number, number>();
  for (const length of lengths) counts.set(length, (counts.get(length) ?? 0) + 1);
  let sums = new Set([0]);
  for (const [length, count] of counts) {
    const extended = new Set(sums);
    for (const sum of sums) {
      for (let k = 1; k <= count && sum + k * length <= limit; k++) extended.add(sum + k * length);
      if (extended.size > maxSums) return undefined;
    }
    sums = extended;
  }
  return Float64Array.from(sums).sort();
}
