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
  const optimal = new Array<boolean>(options.length).fill(false);
  const priced: number[] = [];
  for (let index = 0; index < options.length; index++) {
    if (options[index]!.costUsd !== undefined) priced.push(index);
  }
  const carbonOf = (index: number): number => options[index]!.carbonKg;
  const costOf = (index: number): number => options[index]!.costUsd!;
  priced.sort((a, b) => carbonOf(a) - carbonOf(b) || costOf(a) - costOf(b));
  let cheapest = Number.POSITIVE_INFINITY;
  let carbonOfCheapest = Number.NaN;
  for (const index of priced) {
    const [carbonKg, costUsd] = [carbonOf(index), costOf(index)];
    if (costUsd < cheapest) {
      cheapest = costUsd;
      carbonOfCheapest = carbonKg;
      optimal[index] = true;
    } else if (costUsd === cheapest && carbonKg === carbonOfCheapest) optimal[index] = true;
  }
  return optimal;
}
