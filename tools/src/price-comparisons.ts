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

export interface PriceComparison {
  /** As an exception names it. */
  readonly by: "vcpu" | "series" | "region";
  /** What the price is held against, in a sentence that says how far off it is. */
  readonly name: string;
  /** A price more than so many times as high or as low is a fault. */
  readonly times: number;
  /** What the price should be about, by the row's index; a price that nothing can be held against has none. */
  readonly expected: ReadonlyMap<number, number>;
}

/** Bare metal is up to 10 % dearer a vCPU than the rest of its series, a local disk 16 %; a Windows licence adds 24 % to the dearest vCPU sold, and doubles most. */
const vcpuTimes = 1.2;

/** Types of a series keep their proportions from region to region to 1 %, which is rounding; the smallest Windows licence is 10 %. */
const seriesTimes = 1.08;

/** Against all that a region sells, a series may be at half (Azure's DCsv3 in Germany: 0.53) or at 1.7 times its level; Windows doubles a price. */
const regionTimes = 1.7;

/** Below this many, neither a median nor a region's level is more than the price itself. */
const [fewestSiblings, fewestRegions, fewestTypesOfRegion] = [3, 3, 20];

/** Cheap and dear regions lie within a factor of 4; where too few types tell which it is, only more than that is a fault. */
const withoutLevelTimes = 5;

/**
 * What each price is held against: its kind's price a vCPU in the region, the type's place in its series in other regions, and
 * the type in other regions. With q = price / the type's median over regions:
 *
 *     by vCPU   = vcpus * median over the kind in the region of (price / vcpus)
 *     by series = type's median * median over the family in the region of q
 *     by region = type's median * median over all types in the region of q
 *
 * Of an accelerated type the price a vCPU is that of an accelerator too: a kind has as many of one for each of the other.
 */
export function priceComparisons(prices: readonly ComparedPrice[]): PriceComparison[] {
  const medians = new Map<string, number>();
  for (const [type, rows] of groupBy(prices, ({ type }) => type))
    if (rows.length >= fewestRegions) medians.set(type, lowerMedian(rows.map((row) => row.usdPerHour)));
  const medianOf = ({ type }: ComparedPrice): number => medians.get(type)!;
  const offered = prices.filter(({ type }) => medians.has(type));
  const [known, unknown] = [new Set<string>(), new Set<string>()];
  for (const [region, rows] of groupBy(offered, (price) => price.region))
    (rows.length >= fewestTypesOfRegion ? known : unknown).add(region);
  const kindIn = ({ kind, region }: ComparedPrice): string => `${kind} ${region}`;
  const familyIn = ({ family, region }: ComparedPrice): string => `${family} ${region}`;
  const inRegions = (regions: ReadonlySet<string>): ComparedPrice[] =>
    offered.filter(({ region }) => regions.has(region));
  return [
    {
      by: "vcpu",
      name: "what its series costs a vCPU in the region",
      times: vcpuTimes,
      expected: expectedBy(prices, kindIn, ({ vcpus }) => vcpus),
    },
    {
      by: "series",
      name: "what it costs beside its series in other regions",
      times: seriesTimes,
      expected: expectedBy(offered, familyIn, medianOf),
    },
    {
      by: "region",
      name: "the type's median over regions, at the level of this one",
      times: regionTimes,
      expected: expectedBy(inRegions(known), ({ region }) => region, medianOf),
    },
    {
      by: "region",
      name: "the type's median over regions",
      times: withoutLevelTimes,
      expected: new Map(inRegions(unknown).map((price) => [price.index, medianOf(price)])),
    },
  ];
}

/** size * median over the group of (price / size), for each price in a group of at least `fewestSiblings`. */
function expectedBy(
  prices: readonly ComparedPrice[],
  groupOf: (price: ComparedPrice) => string,
  sizeOf: (price: ComparedPrice) => number,
): ReadonlyMap<number, number> {
  const expected = new Map<number, number>();
  for (const group of groupBy(prices, groupOf).values()) {
    if (group.length < fewestSiblings) continue;
    const level = lowerMedian(group.map((price) => price.usdPerHour / sizeOf(price)));
    for (const price of group) expected.set(price.index, level * sizeOf(price));
  }
  return expected;
}
