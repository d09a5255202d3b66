import type { IntensitySourceV1 } from "@green-place/contract";
import { countrySource } from "./country-source.ts";
import { yearlyTables } from "./yearly-tables.ts";
import { zoneBand } from "./zone-band.ts";

/**
 * Ember's average by country: life cycle, of the power generated there (imports are not counted).
 *
 * One figure a country, of its newest year with full data (2022 to 2024): `Intensity.year` says which, and a query for
 * another year is a miss. The interval follows the country's history in Electricity Maps, and that source's figure of the
 * same year, where the country is one of its zones; else it is the narrowest allowed, +-10 %.
 */
export function emberAverage(): IntensitySourceV1 {
  const tables = yearlyTables();
  return countrySource({
    id: "ember-average",
    sources: ["ember-yearly"],
    signal: { kind: "average", accounting: "location", boundary: "lifecycle" },
    newestYear: tables.world.year,
    figure: (row) => ({ year: row[3], grams: row[4] }),
    band: ([alpha2, , , year, grams]) => {
      const history = tables.zone.get(alpha2)?.[3] ?? [];
      const other = year === null ? undefined : history[tables.years.indexOf(year)];
      return zoneBand(history, typeof other === "number" && grams !== null ? other / grams : undefined);
    },
  });
}
