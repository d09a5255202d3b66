import type { Range } from "@green-place/contract";

/** A quantity as JSON shows it, its unit being in the field's name; null where it is not known. */
export const plainRange = (quantity: Range | undefined): Range | null =>
  quantity ? { value: quantity.value, low: quantity.low, high: quantity.high } : null;
