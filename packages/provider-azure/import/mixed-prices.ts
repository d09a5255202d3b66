import { groupBy } from "@green-place/tools/group-by";
import type { Offer } from "./read-list-prices.ts";

/** A price that is the Linux or the Windows price of its size: the list does not say which. */
export interface MixedPrice {
  readonly offer: Offer;
  readonly usdPerHour: number;
  /** What Windows costs on top. */
  readonly licenceUsdPerHour: number;
  /** Price in the region of a size that is not mixed up; NaN where there is none, and nothing can be told. */
  readonly besideUsdPerHour: number;
}

export interface ToldPrice {
  readonly offer: Offer;
  readonly kind: "linux" | "windows" | "unknown";
  readonly linuxUsdPerHour: number;
}

/** Linux prices of a series keep their proportions from region to region to 1 %, the list's rounding; the smallest licence is 10 %. */
const sameProportion = 0.02;

/** Half of the prices are Windows prices, which are the higher ones: the price at the lower quartile over regions is a Linux price. */
const linuxShare = 0.25;

/** A ten-thousandth of a dollar, as the list's own smallest prices are given. */
const decimals = 1e4;

/**
 * Which of some prices hold the Windows licence. The Linux prices of a region are
 *
 *     linux(size, region) = level(region) * shape(size) * beside(region)
 *
 * with shape(size) the lower quartile of price / beside over regions (or `priceRatio`), and level(region) the one that explains the
 * most prices as linux or as linux + licence; the nearest to 1 if several do. What neither explains is unknown.
 */
export function tellWindowsPrices(prices: readonly MixedPrice[], priceRatio?: number): ToldPrice[] {
  const ratioOf = (all: readonly MixedPrice[]): number => {
    const ratios = all.map((price) => price.usdPerHour / price.besideUsdPerHour).toSorted((a, b) => a - b);
    return priceRatio ?? ratios[Math.floor((ratios.length - 1) * linuxShare)]!;
  };
  const shapes = groupBy(prices, ({ offer }) => offer.size);
  const ratios = new Map([...shapes].map(([size, all]) => [size, ratioOf(all)]));
  const regions = groupBy(prices, ({ offer }) => offer.region);
  return [...regions.values()].flatMap((inRegion) => {
    const expected = (price: MixedPrice): number => ratios.get(price.offer.size)! * price.besideUsdPerHour;
    const level = likeliestLevel(inRegion, expected);
    return inRegion.map((price): ToldPrice => {
      const linux = level * expected(price);
      const without = price.usdPerHour - price.licenceUsdPerHour;
      const told = { offer: price.offer, linuxUsdPerHour: Math.round(without * decimals) / decimals };
      if (isNear(price.usdPerHour, linux)) return { ...told, kind: "linux" };
      return { ...told, kind: isNear(without, linux) ? "windows" : "unknown" };
    });
  });
}

function likeliestLevel(prices: readonly MixedPrice[], expected: (price: MixedPrice) => number): number {
  const readings = prices.map((price) => ({
    expected: expected(price),
    both: [price.usdPerHour, price.usdPerHour - price.licenceUsdPerHour],
  }));
  const explained = (level: number): number =>
    readings.filter((reading) => reading.both.some((usd) => isNear(usd, level * reading.expected))).length;
  const levels = readings.flatMap((reading) => reading.both.map((usd) => usd / reading.expected));
  const ranked = levels
    .filter((level) => level > 0)
    .map((level) => ({ level, explained: explained(level), off: Math.abs(Math.log(level)) }))
    .sort((a, b) => b.explained - a.explained || a.off - b.off);
  return ranked[0]?.level ?? Number.NaN;
}

const isNear = (usd: number, expected: number): boolean => Math.abs(usd / expected - 1) <= sameProportion;
