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
  return paretoFrontBy(
    options,
    ({ carbonKg }) => carbonKg,
    ({ costUsd }) => costUsd,
  );
}

/** The same for anything that has a carbon and a cost. */
export function paretoFrontBy<T>(
  options: readonly T[],
  carbonOf: (option: T) => number,
  costOf: (option: T) => number | undefined,
): boolean[] {
  const carbon = new Float64Array(options.length);
  const cost = new Float64Array(options.length);
  const priced: number[] = [];
  for (let index = 0; index < options.length; index++) {
    const costUsd = costOf(options[index]!);
    if (costUsd === undefined) continue;
    carbon[index] = carbonOf(options[index]!);
    cost[index] = costUsd;
    priced.push(index);
  }
  priced.sort((a, b) => carbon[a]! - carbon[b]! || cost[a]! - cost[b]!);
  const optimal = new Array<boolean>(options.length).fill(false);
  let cheapest = Number.POSITIVE_INFINITY;
  let carbonOfCheapest = Number.NaN;
  for (const index of priced) {
    if (cost[index]! < cheapest) {
      cheapest = cost[index]!;
      carbonOfCheapest = carbon[index]!;
      optimal[index] = true;
    } else if (cost[index] === cheapest && carbon[index] === carbonOfCheapest) optimal[index] = true;
  }
  return optimal;
}
