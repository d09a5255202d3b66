import { groupBy } from "./group-by.ts";
import { type ComparedPrice, expectedIn, medianOfType, proportions } from "./price-proportions.ts";

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

/** Against all that a region sells, a series is at 0.6 to 1.7 times its level (AMD in India: 0.61), a few exceptions apart; Windows doubles most prices. */
const regionTimes = 1.7;

/** In fewer regions, or with fewer types in one, a median is little more than the price itself. */
const [fewestRegions, fewestTypesOfRegion] = [3, 20];

/** Cheap and dear regions lie within a factor of 4; where too few types tell which it is, only more than that is a fault. */
const withoutLevelTimes = 5;

/**
 * What each price is held against: its kind's price a vCPU in the region, the type's place in its series in other regions, and
 * the type in other regions:
 *
 *     by vCPU   = vcpus * median over the kind in the region of (price / vcpus)
 *     by series = size(type) * level(family, region)
 *     by region = size(type) * level(region)
 *
 * Of an accelerated type the price a vCPU is that of an accelerator too: a kind has as many of one for each of the other.
 */
export function priceComparisons(prices: readonly ComparedPrice[]): PriceComparison[] {
  const types = groupBy(prices, ({ type }) => type);
  const offered = [...types.values()].filter((rows) => rows.length >= fewestRegions).flat();
  const inRegion = [...groupBy(offered, ({ region }) => region).values()];
  const families = [...groupBy(offered, ({ family, region }) => `${family} ${region}`).values()];
  const kinds = [...groupBy(prices, ({ kind, region }) => `${kind} ${region}`).values()];
  const enough = ({ length }: readonly ComparedPrice[]): boolean => length >= fewestTypesOfRegion;
  return [
    {
      by: "vcpu",
      name: "what its series costs a vCPU in the region",
      times: vcpuTimes,
      expected: expectedIn(kinds, ({ vcpus }) => vcpus),
    },
    {
      by: "series",
      name: "what it costs beside its series in other regions",
      times: seriesTimes,
      expected: expectedIn(families, proportions(families)),
    },
    {
      by: "region",
      name: "the type's median over regions, at the level of this one",
      times: regionTimes,
      expected: expectedIn(inRegion.filter(enough), proportions(inRegion)),
    },
    {
      by: "region",
      name: "the type's median over regions",
      times: withoutLevelTimes,
      expected: medianOfType(inRegion.filter((group) => !enough(group)).flat()),
    },
  ];
}
