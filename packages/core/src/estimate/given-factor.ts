import { InvalidQuantityError } from "@green-place/contract";
import type { Factor } from "../uncertainty/factor.ts";

/** A number that the user gave and that is taken without doubt; its id holds it, as another item may be given another. Throws `E_INVALID_QUANTITY` below `floor`. */
export function givenFactor(name: string, value: number, unit: string, floor: number): Factor {
  if (!Number.isFinite(value) || value < floor)
    throw new InvalidQuantityError(`The ${name} given`, { value, "at least": floor });
  return { id: `given:${name}:${value}`, low: value, value, high: value, unit, source: "core/user" };
}
