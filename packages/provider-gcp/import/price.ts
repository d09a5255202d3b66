import { lowerMedian } from "@green-place/tools/quantile";

/** What one machine type costs in one region, USD per hour; a missing side is unknown. */
export interface PriceRow {
  readonly type: string;
  readonly region: string;
  readonly onDemand?: number;
  readonly spot?: number;
  readonly basis: "list" | "derived";
  readonly asOf: string;
  readonly source: string;
}

/** Furthest that a price may lie from the type's median over all regions; the widest honest spread seen is a factor 1.9. */
const FURTHEST_FROM_MEDIAN = 3;

/** Whether `price` is a price at all: positive, finite, and no placeholder such as 700.0, given what other regions ask. */
export function isPlausible(price: unknown, medianOfRegions: number): price is number {
  return (
    typeof price === "number" &&
    Number.isFinite(price) &&
    price > 0 &&
    price <= medianOfRegions * FURTHEST_FROM_MEDIAN &&
    price >= medianOfRegions / FURTHEST_FROM_MEDIAN
  );
}

/** The lower median of the prices that are above 0; NaN of none. */
export const medianPrice = (prices: readonly number[]): number =>
  lowerMedian(prices.filter((price) => price > 0));

/** Rounds to a millionth of a dollar, which hides the noise of the upstream's floating point. */
export function toMicroDollars(price: number): number {
  return Number(price.toFixed(6));
}
