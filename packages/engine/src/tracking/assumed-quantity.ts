import type { Quantity } from "@green-place/contract";
import { defaultAssumptions } from "@green-place/core";

/** A named default of core's, whose ids are fixed. */
export function assumedQuantity<U extends string>(id: string, unit: U): Quantity<U> {
  const { low, value, high, source } = defaultAssumptions[id]!;
  return { low, value, high, unit, source: `core/${source}` };
}
