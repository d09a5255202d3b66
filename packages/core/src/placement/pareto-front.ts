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
  const costOf = ({ costUsd }: CarbonAndCost): number => costUsd ?? Number.MAX_VALUE;
  const ascending = [...options].sort((a, b) => a.carbonKg - b.carbonKg || costOf(a) - costOf(b));
  const front = frontOf(ascending, (option) => option);
  return options.map((option) => front.has(option));
}

/** Which of the options are on the front; they must be in order of carbon, and where that is equal of cost. */
export function frontOf<T>(ascending: readonly T[], judgedBy: (option: T) => CarbonAndCost): ReadonlySet<T> {
  const front = new Set<T>();
  let cheapest = Number.POSITIVE_INFINITY;
  let carbonOfCheapest = Number.NaN;
  for (const option of ascending) {
    const { carbonKg, costUsd } = judgedBy(option);
    if (costUsd === undefined) continue;
    if (costUsd < cheapest) {
      cheapest = costUsd;
      carbonOfCheapest = carbonKg;
      front.add(option);
    } else if (costUsd === cheapest && carbonKg === carbonOfCheapest) front.add(option);
  }
  return front;
}
