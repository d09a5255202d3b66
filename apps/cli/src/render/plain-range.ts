import type { Quantity, Range } from "@green-place/contract";

/** A range as JSON lists show it: its unit is in the field's name, its provenance beside it. */
export interface StatedRange extends Range, Pick<Quantity, "source" | "year" | "method"> {}

/** A quantity as JSON shows it; null where it is not known. */
export function plainRange(quantity: Quantity | undefined): StatedRange | null {
  if (!quantity) return null;
  const { unit: _, ...stated } = quantity;
  return stated;
}
