import { InvalidQuantityError } from "../errors/invalid-quantity-error.ts";

/**
 * A number about the world: a median, the range that should hold the truth nine times in ten, a unit and where it comes from.
 *
 *   low <= value <= high, all finite
 *
 * `source` is the id of a row in the source table of the package that the number came from.
 */
export interface Quantity<U extends string = string> {
  readonly low: number;
  readonly value: number;
  readonly high: number;
  readonly unit: U;
  readonly source: string;
  /** The calendar year that the number describes, where its source gives one a year. */
  readonly year?: number;
  /** How its source came by the number. Absent: the source says. */
  readonly method?: QuantityMethod;
}

/**
 * `datasheet`: the maker's specification. `measured`: on a meter. `disclosed`: the owner's own statement. `reported`: by
 * somebody else. `modelled`: computed from other facts.
 */
export type QuantityMethod = "datasheet" | "measured" | "disclosed" | "reported" | "modelled";

/** Builds a quantity, or throws `E_INVALID_QUANTITY` naming the subject if the numbers are not `low <= value <= high`, all finite. */
export function quantity<U extends string>(
  subject: string,
  numbers: { readonly low: number; readonly value: number; readonly high: number },
  unit: U,
  source: string,
): Quantity<U> {
  const { low, value, high } = numbers;
  if (![low, value, high].every(Number.isFinite) || low > value || value > high) {
    throw new InvalidQuantityError(subject, { low, value, high, unit });
  }
  return { low, value, high, unit, source };
}

/** A quantity known without doubt worth stating, such as a price list's price. */
export function exactly<U extends string>(
  subject: string,
  value: number,
  unit: U,
  source: string,
): Quantity<U> {
  return quantity(subject, { low: value, value, high: value }, unit, source);
}
