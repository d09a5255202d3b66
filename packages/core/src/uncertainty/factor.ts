import type { Quantity } from "@green-place/contract";

/**
 * One doubtful number that several placements may share, such as `zone:FR:intensity`. The same id is always the same draw:
 * a doubt that stands on both sides of a comparison cancels.
 */
export interface Factor {
  readonly id: string;
  readonly low: number;
  readonly value: number;
  readonly high: number;
  readonly unit: string;
  /** Id of the source, qualified by who gives it: `aws/sustainability-2024`. */
  readonly source: string;
  /** Physical bounds that no draw crosses: 1 for PUE, 0 and 1 for a load. */
  readonly floor?: number;
  readonly ceiling?: number;
}

export const factor = (
  id: string,
  quantity: Quantity,
  owner: string,
  bounds: { readonly floor?: number; readonly ceiling?: number } = {},
): Factor => ({
  id,
  low: quantity.low,
  value: quantity.value,
  high: quantity.high,
  unit: quantity.unit,
  source: quantity.source.includes("/") ? quantity.source : `${owner}/${quantity.source}`,
  ...bounds,
});
