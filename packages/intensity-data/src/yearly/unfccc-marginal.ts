import type { IntensitySourceV1 } from "@green-place/contract";
import { countrySource } from "./country-source.ts";
import { marginalConflict } from "./marginal-conflict.ts";
import { yearlyTables } from "./yearly-tables.ts";
import { NARROWEST } from "./zone-band.ts";

/**
 * Operating margin by country from the UNFCCC's IFI dataset of 2021: the plants that would react to one more kWh.
 *
 * One figure for all grids of a country. Another publisher's lie up to a factor of 19 away, so the interval spans both:
 *
 *   low = min(0.9 · m, other.low)    high = max(1.1 · m, other.high)     other: see `marginalConflict`
 *
 * The dataset does not state its boundary. Countries whose margin it gives as 0 are a miss: they have no fossil plant, which is not the
 * answer to the question.
 */
export function unfcccMarginal(): IntensitySourceV1 {
  const years = yearlyTables().countries.flatMap((row) => row[5] ?? []);
  return countrySource({
    id: "unfccc-marginal",
    sources: ["unfccc-ifi-2021", "watttime-yearly-means"],
    signal: { kind: "marginal", accounting: "location", boundary: "unstated" },
    newestYear: Math.max(...years),
    figure: (row) => ({ year: row[5], grams: row[6] }),
    band: () => NARROWEST,
    conflict: marginalConflict,
  });
}
