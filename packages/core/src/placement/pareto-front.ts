/** What a placement is judged by; an unknown cost is undefined. */
export interface CarbonAndCost {
  readonly carbonKg: number;
  readonly costUsd?: number | undefined;
}

/**
 * For each option whether no other is at least as good in carbon and in cost and better in one of them.
 * An option whose cost is unknown is never marked: nobody can tell.
 */
export function paretoFront(options: readonly CarbonAndCost[]): boolean[] {
  const carbon = Float64Array.from(options, ({ carbonKg }) => carbonKg);
  const cost = Float64Array.from(options, ({ costUsd }) => costUsd ?? Number.NaN);
  const priced = Uint32Array.from(options.keys())
    .filter((index) => !Number.isNaN(cost[index]!))
    .sort((a, b) => carbon[a]! - carbon[b]! || cost[a]! - cost[b]!);
  const optimal = new Array<boolean>(options.length).fill(false);
  let cheapest = Number.POSITIVE_INFINITY;
  let carbonOfCheapest = Number.NaN;
  for (const index of priced) {
    const isCheapest = cost[index]! < cheapest;
    if (isCheapest) [cheapest, carbonOfCheapest] = [cost[index]!, carbon[index]!];
    if (isCheapest || (cost[index] === cheapest && carbon[index] === carbonOfCheapest)) optimal[index] = true;
  }
  return optimal;
}
