import type { Quantity } from "@green-place/contract";
import { assumption } from "./assumed-factor.ts";
import { defaultAssumptions } from "./default-assumptions.ts";

const PREFIX = "assumed:";

/** A named default as a quantity, whose source says which: `assumed:pue-unknown`. Throws `E_UNKNOWN_ASSUMPTION`. */
export function assumedQuantity<U extends string>(id: string, unit: U): Quantity<U> {
  const { low, value, high } = assumption(defaultAssumptions, id);
  return { low, value, high, unit, source: `${PREFIX}${id}` };
}

/** The id of the default that a quantity's source names, or undefined when it names none. */
export const assumptionOfSource = (source: string): string | undefined =>
  source.startsWith(PREFIX) ? source.slice(PREFIX.length) : undefined;
