import { InvalidQuantityError } from "../errors/invalid-quantity-error.ts";

/** A plain number that carries its unit in its type, so that watts cannot be passed where hours are wanted. */
export type Measure<U extends string> = number & { readonly unit: U };

export type Watts = Measure<"W">;
export type Hours = Measure<"h">;
export type KilowattHours = Measure<"kWh">;
export type Kilograms = Measure<"kg">;
export type GramsPerKilowattHour = Measure<"g/kWh">;
export type Litres = Measure<"L">;
export type LitresPerKilowattHour = Measure<"L/kWh">;
export type Gibibytes = Measure<"GiB">;
/** A ratio without a unit: a load, a PUE, a share. */
export type Ratio = Measure<"1">;
/** Floating-point operations. */
export type Flops = Measure<"FLOP">;
export type FlopsPerSecond = Measure<"FLOP/s">;

/**
 * A number with its unit in its type: `measure(12, "h")`. Checks once that it is finite and at least 0; from there on the type says what it is.
 * Throws `E_INVALID_QUANTITY`.
 */
export function measure<U extends string>(value: number, unit: U): Measure<U> {
  if (!Number.isFinite(value) || value < 0) throw new InvalidQuantityError(`A number of ${unit}`, { value });
  return value as Measure<U>;
}
