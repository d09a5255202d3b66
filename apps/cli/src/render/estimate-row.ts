import type { RequestedFootprint } from "@green-place/engine/requests";

/** The figures of one footprint as a row; its derivation stays in JSON and in the text. */
export function estimateRow(result: RequestedFootprint): object {
  if (!("steps" in result)) {
    const { sources, ...figures } = result;
    return figures;
  }
  const { steps, assumptions, sources, ...figures } = result;
  return figures;
}
