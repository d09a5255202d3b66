import { InvalidQuantityError } from "../errors/invalid-quantity-error.ts";

/**
 * A number about the world: a median, the range that should hold the truth nine times in ten, a unit and where it comes from.
 *
 *   low <= value <= high, all finite
 *
 * A fact that nobody doubts has `low = value = high`.
 */
export interface Quantity<U extends string = string> {
  /** 5th percentile, or the lowest figure that is believed. */
  readonly low: number;
  /** Median, or the published figure. */
  readonly value: number;
  /** 95th percentile, or the highest figure that is believed. */
  readonly high: number;
  /** That of all three: `W`, `g/kWh`, `USD/h`; `1` for a ratio. */
  readonly unit: U;
  /** Id of a `Source` of the package that the number came from. */
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

/**
 * `quantity("the PUE of eu-north", { low: 1.08, value: 1.1, high: 1.15 }, "1", "report-2025")`
 *
 * `subject` is for the error message alone: throws `E_INVALID_QUANTITY`, which names it, if the numbers are not `low <= value <= high`, all finite.
 */
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

/** A quantity known without doubt worth stating, such as a price list's price: `low = value = high`. Throws `E_INVALID_QUANTITY` if it is not finite. */
export function exactly<U extends string>(
  subject: string,
  value: number,
  unit: U,
  source: string,
): Quantity<U> {
  return quantity(subject, { low: value, value, high: value }, unit, source);
}
