import type { Range, Source } from "@green-place/contract";
import { assumptionSources } from "../assumptions/assumption-sources.ts";
import { collectSources } from "../estimate/collect-sources.ts";
import { type EverydayFactor, everydayFactors } from "./everyday-factors.ts";

/** Energy or carbon as so many everyday things. */
export interface EverydayTerm extends Range {
  readonly id: string;
  /** What is counted: `km by petrol car`. */
  readonly words: string;
  readonly factor: Pick<EverydayFactor, "low" | "value" | "high" | "unit" | "why">;
  readonly source: Source;
}

/**
 * Energy (kWh) and carbon (kg CO2e) in everyday terms.
 *
 *   things = amount / factor,   low = low amount / high factor,   high = high amount / low factor
 *
 * The range spans both doubts at their worst. Throws `E_UNKNOWN_SOURCE` if a factor's source is not in the table.
 */
export function everydayTerms(footprint: {
  readonly energyKwh: Range;
  readonly carbonKg: Range;
}): EverydayTerm[] {
  return everydayFactors.map(({ id, of, words, low, value, high, unit, why, source }) => {
    const amount = footprint[of];
    return {
      id,
      words,
      low: amount.low / high,
      value: amount.value / value,
      high: amount.high / low,
      factor: { low, value, high, unit, why },
      source: collectSources([`core/${source}`], [{ id: "core", sources: () => assumptionSources }])[
        `core/${source}`
      ]!,
    };
  });
}
