/** Index of the last of ascending `startsMs` that is not after the instant; -1 before the first. O(log n). */
export function slotAt(startsMs: Float64Array, instantMs: number): number {
  let low = 0;
  let high = startsMs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (startsMs[middle]! <= instantMs) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
