import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { countryOfAlpha3 } from "./iso-countries.ts";
import type { Refusal } from "./refusals.ts";

const FILE = "ember-average-by-country.json";

const rowShape = z.object({
  country_code: z.string(),
  country_or_region: z.string().min(1),
  year: z.number().int().min(2000).max(2100),
  emissions_intensity_gco2_per_kwh: z.number().positive().lt(2000),
});

export interface CountryAverageRow {
  /** ISO 3166-1; both codes are empty for the world as a whole. */
  readonly alpha2: string;
  readonly alpha3: string;
  readonly name: string;
  readonly year: number;
  readonly g_per_kwh: number;
  readonly boundary: "lifecycle";
  readonly source: string;
}

/**
 * Reads Ember's emissions intensity by country: life cycle (fuel supply and construction counted, CO2e over 100 years),
 * of the country's generation, so imports are not in it. Regions such as "OECD" are refused; "World" is kept.
 */
export function readEmberCountries(folder: string): { rows: CountryAverageRow[]; refusals: Refusal[] } {
  const rows: CountryAverageRow[] = [];
  const refusals: Refusal[] = [];
  const entries = z
    .record(z.string(), z.unknown())
    .parse(JSON.parse(readFileSync(join(folder, FILE), "utf8")));
  for (const [key, entry] of Object.entries(entries)) {
    const parsed = rowShape.safeParse(entry);
    if (!parsed.success) {
      refusals.push({ file: FILE, row: key, reason: z.prettifyError(parsed.error).replaceAll("\n", " ") });
      continue;
    }
    const {
      country_code: code,
      country_or_region: name,
      year,
      emissions_intensity_gco2_per_kwh: grams,
    } = parsed.data;
    const country = name === "World" ? { name, alpha2: "", alpha3: "" } : countryOfAlpha3(code);
    if (!country) {
      refusals.push({ file: FILE, row: key, reason: "not a country with an ISO 3166-1 code" });
      continue;
    }
    const { alpha2, alpha3 } = country;
    rows.push({
      alpha2,
      alpha3,
      name,
      year,
      g_per_kwh: grams,
      boundary: "lifecycle",
      source: "ember-yearly",
    });
  }
  return { rows: rows.sort((a, b) => (a.alpha2 < b.alpha2 ? -1 : 1)), refusals };
}
