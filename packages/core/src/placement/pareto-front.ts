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
  const priced = options
    .map((option, index) => ({ carbonKg: option.carbonKg, costUsd: option.costUsd, index }))
    .filter(
      (option): option is { carbonKg: number; costUsd: number; index: number } =>
        option.costUsd !== undefined,
    )
    .sort((a, b) => a.carbonKg - b.carbonKg || a.costUsd - b.costUsd);
  const optimal = new Array<boolean>(options.length).fill(false);
  let cheapest = Number.POSITIVE_INFINITY;
  let carbonOfCheapest = Number.NaN;
  for (const { carbonKg, costUsd, index } of priced) {
    if (costUsd < cheapest) {
      cheapest = costUsd;
      carbonOfCheapest = carbonKg;
      optimal[index] = true;
    } else if (costUsd === cheapest && carbonKg === carbonOfCheapest) optimal[index] = true;
  }
  return optimal;
}
