/**
 * For each start `i` of a job of `length` slots what the `length` slots of `i` to `i + length + slack` cost that the forecast has lowest,
 * the earliest of a tie; `actual` says what a slot really costs. Near the end of the series the slack is cut short.
 *
 * The window slides over the year; two Fenwick trees over the forecast's order hold which slots are in it and what they cost. O(n log n).
 */
export function forecastSlotCosts(
  forecast: Float64Array,
  actual: Float64Array,
  length: number,
  slack: number,
): Float64Array {
  const count = forecast.length;
  const rank = ranks(forecast);
  const inWindow = new Int32Array(count + 1);
  const cost = new Float64Array(count + 1);
  const add = (slot: number, sign: 1 | -1): void => {
    const value = sign * actual[slot]!;
    for (let node = rank[slot]! + 1; node <= count; node += node & -node) {
      inWindow[node]! += sign;
      cost[node]! += value;
    }
  };
  const half = 2 ** Math.floor(Math.log2(count));
  const cheapest = (): number => {
    let sum = 0;
    let left = length;
    for (let node = 0, step = half; step > 0 && left > 0; step >>= 1) {
      if (node + step > count || inWindow[node + step]! > left) continue;
      node += step;
      left -= inWindow[node]!;
      sum += cost[node]!;
    }
    return sum;
  };

  const costs = new Float64Array(count - length + 1);
  for (let i = 0, end = 0; i < costs.length; i++) {
    for (; end < Math.min(count, i + length + slack); end++) add(end, 1);
    costs[i] = cheapest();
    add(i, -1);
  }
  return costs;
}

/** The place of each value in ascending order; equal values in their own order. */
function ranks(values: Float64Array): Int32Array {
  const order = Int32Array.from(values, (_, i) => i).sort((a, b) => values[a]! - values[b]! || a - b);
  const rank = new Int32Array(values.length);
  order.forEach((slot, place) => {
    rank[slot] = place;
  });
  return rank;
}
