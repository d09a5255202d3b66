/** How one slot length moves between the entries of a list of sums. All arrays have one entry a sum; the number of sums stands for "none". */
export interface LengthSteps {
  /** Index of the sum less the length. */
  readonly less: Int32Array;
  /** Index of the sum plus the length. */
  readonly plus: Int32Array;
  /**
   * With sum `s` done in whole slots before, and `sums[u]` to come in whole slots after, a slot of this length used in part
   * fills up `total - s - sums[u]`, more than nothing and less than all of it, for `partFrom[s] <= u < partTo[s]`.
   */
  readonly partFrom: Int32Array;
  readonly partTo: Int32Array;
  /** How many such `s` and `u` there are. */
  readonly parts: number;
}

/** The steps of one slot length through ascending `sums`, for plans that run `total` in all. */
export function lengthSteps(sums: Float64Array, length: number, total: number): LengthSteps {
  const count = sums.length;
  const less = new Int32Array(count).fill(count);
  const plus = new Int32Array(count).fill(count);
  const partFrom = new Int32Array(count);
  const partTo = new Int32Array(count);
  for (let s = 0, p = 0; s < count; s++) {
    while (p < count && sums[p]! < sums[s]! + length) p++;
    if (p < count && sums[p] === sums[s]! + length) {
      plus[s] = p;
      less[p] = s;
    }
  }
  for (let s = 0, from = count, to = count; s < count; s++) {
    const left = total - sums[s]!;
    while (to > 0 && sums[to - 1]! >= left) to--;
    while (from > 0 && sums[from - 1]! > left - length) from--;
    partFrom[s] = from;
    partTo[s] = to;
  }
  const parts = partFrom.reduce((total, from, s) => total + (partTo[s]! - from), 0);
  return { less, plus, partFrom, partTo, parts };
}
