import type { RequestedFootprint } from "@green-place/engine/requests";
import { type FlatRow, flatten } from "./flat-rows.ts";

/** The figures of one footprint as a row; its derivation stays in JSON and in the text. */
export function estimateRow(result: RequestedFootprint): FlatRow {
  if (!("steps" in result)) {
    const { sources, ...figures } = result;
    return flatten(figures);
  }
  const { steps, assumptions, sources, ...figures } = result;
  return flatten(figures);
}
