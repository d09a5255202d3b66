import type { IntensitySourceV1 } from "@green-place/contract";
import { countrySource } from "./country-source.ts";
import { yearlyTables } from "./yearly-tables.ts";
import { NARROWEST } from "./zone-band.ts";

/**
 * Operating margin by country from the UNFCCC's IFI dataset of 2021: the plants that would react to one more kWh.
 *
 * One year, no range of its own, so the interval is the narrowest allowed, +-10 %. The dataset does not state its boundary.
 * Countries whose margin it gives as 0 are a miss: they have no fossil plant, which is not the answer to the question.
 */
export function unfcccMarginal(): IntensitySourceV1 {
  const years = yearlyTables().countries.flatMap((row) => row[5] ?? []);
  return countrySource({
    id: "unfccc-marginal",
    source: "unfccc-ifi-2021",
    signal: { kind: "marginal", accounting: "location", boundary: "unstated" },
    newestYear: Math.max(...years),
    figure: (row) => ({ year: row[5], grams: row[6] }),
    band: () => NARROWEST,
  });
}
