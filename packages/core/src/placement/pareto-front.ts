/** What a placement is judged by; an unknown cost is undefined. */
export interface CarbonAndCost {
  readonly carbonKg: number;
  readonly costUsd?: number | undefined;
}

/**
 * The options of which no other is at least as good in carbon and in cost and better in one of them. They must be in order of carbon,
 * and where that is equal of cost. An option whose cost is unknown is never among them: nobody can tell.
 */
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
