import { groupBy } from "./group-by.ts";
import { lowerMedian } from "./quantile.ts";

/** A price with what it is compared by. */
export interface ComparedPrice {
  readonly index: number;
  readonly type: string;
  readonly family: string;
  /** Types that differ in size alone: same family, memory a vCPU and accelerators a vCPU. */
  readonly kind: string;
  readonly region: string;
  readonly vcpus: number;
  readonly usdPerHour: number;
}

/** Below this many, nobody can tell which of the prices is wrong. */
const fewestSiblings = 3;

/** Rounds of `proportions`: the first medians hold the differences between regions, the second no longer. */
const rounds = 2;

/** size * median over the group of (price / size), for each price in a group of at least `fewestSiblings`. */
export function expectedIn(
  groups: readonly (readonly ComparedPrice[])[],
  sizeOf: (price: ComparedPrice) => number,
): ReadonlyMap<number, number> {
  const expected = new Map<number, number>();
  for (const group of groups) {
    if (group.length < fewestSiblings) continue;
    const level = levelOf(group, sizeOf);
    for (const price of group) expected.set(price.index, level * sizeOf(price));
  }
  return expected;
}

/** How dear each type is beside the others, whatever the regions that offer it: a median polish of price = size(type) * level(group). */
export function proportions(groups: readonly (readonly ComparedPrice[])[]): (price: ComparedPrice) => number {
  const sizes = new Map<string, number>();
  const sizeOf = ({ type }: ComparedPrice): number => sizes.get(type) ?? Number.NaN;
  let levels = groups.map(() => 1);
  for (let round = 0; round < rounds; round += 1) {
    const ratios = groups.flatMap((group, at) =>
      group.map(({ type, usdPerHour }) => ({ type, ratio: usdPerHour / levels[at]! })),
    );
    for (const [type, rows] of groupBy(ratios, (row) => row.type))
      sizes.set(type, lowerMedian(rows.map(({ ratio }) => ratio)));
    levels = groups.map((group) => levelOf(group, sizeOf));
  }
  return sizeOf;
}

const levelOf = (group: readonly ComparedPrice[], sizeOf: (price: ComparedPrice) => number): number =>
  lowerMedian(group.map((price) => price.usdPerHour / sizeOf(price)));

/** The median over regions of each type. */
export function medianOfType(prices: readonly ComparedPrice[]): ReadonlyMap<number, number> {
  const types = [...groupBy(prices, ({ type }) => type).values()];
  return new Map(
    types.flatMap((rows) => {
      const median = lowerMedian(rows.map(({ usdPerHour }) => usdPerHour));
      return rows.map(({ index }) => [index, median] as const);
    }),
  );
}
