/** Sums nearer than this share are a tie. */
const TIE = 1e-12;

/**
 * For each start `i` of a job of `length` slots the start in `i` to `i + slack` whose window the forecast has lowest, the energy of
 * its start (`overhead` slots) counted in; the earliest of a tie.
 * Near the end of the series the slack is cut short, so that each window is inside it; there are `n - length + 1` starts.
 *
 * A monotone queue, from the last start to the first: O(n).
 */
export function forecastWindows(
  forecast: Float64Array,
  length: number,
  slack: number,
  overhead: number,
): Int32Array {
  const starts = forecast.length - length + 1;
  const costs = windowSums(forecast, length).map((sum, i) => sum + overhead * forecast[i]!);
  const chosen = new Int32Array(starts);
  const queue = new Int32Array(starts);
  let oldest = 0;
  let end = 0;
  for (let i = starts - 1; i >= 0; i--) {
    const most = costs[i]! * (1 - TIE);
    while (end > oldest && costs[queue[end - 1]!]! >= most) end--;
    queue[end++] = i;
    while (queue[oldest]! > i + slack) oldest++;
    chosen[i] = queue[oldest]!;
  }
  return chosen;
}

/** The sum of each `length` neighbouring values. */
export function windowSums(values: Float64Array, length: number): Float64Array {
  const sums = new Float64Array(values.length - length + 1);
  const upTo = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) upTo[i + 1] = upTo[i]! + values[i]!;
  for (let i = 0; i < sums.length; i++) sums[i] = upTo[i + length]! - upTo[i]!;
  return sums;
}
