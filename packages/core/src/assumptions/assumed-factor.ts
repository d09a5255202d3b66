import { GreenPlaceError } from "@green-place/contract";
import type { Assumption, Assumptions } from "../assumptions/assumption.ts";
import type { Factor } from "../uncertainty/factor.ts";

/** The assumption of that id; throws `E_UNKNOWN_ASSUMPTION` when the table lacks it. */
export function assumption(assumptions: Assumptions, id: string): Assumption {
  const row = assumptions[id];
  if (!row) {
    throw new GreenPlaceError(
      "E_UNKNOWN_ASSUMPTION",
      `There is no assumption "${id}".`,
      "Pass a table that has every default's id.",
    );
  }
  return row;
}

/** A factor that rests on a named default. Its id starts with `assumed:` so that results can list what they assumed. */
export function assumedFactor(
  assumptions: Assumptions,
  id: string,
  bounds: { readonly floor?: number; readonly ceiling?: number; readonly of?: string } = {},
): Factor {
  const { low, value, high, unit, source } = assumption(assumptions, id);
  const { of, ...limits } = bounds;
  return {
    id: `assumed:${id}${of === undefined ? "" : `:${of}`}`,
    low,
    value,
    high,
    unit,
    source: `core/${source}`,
    ...limits,
  };
}

/** The id of the assumption behind a factor, or undefined when the factor is a fact. */
export const assumptionOf = (factor: Factor): string | undefined => /^assumed:([^:]+)/.exec(factor.id)?.[1];
