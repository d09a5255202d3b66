import {
  type Intensity,
  type IntensitySourceV1,
  known,
  quantity,
  type Signal,
  unknown,
} from "@green-place/contract";
import { nearestNames } from "@green-place/core";
import { type CountryRow, yearlyTables } from "./yearly-tables.ts";
import type { Band } from "./zone-band.ts";
import { WATER_SOURCES, waterOf } from "./zone-water.ts";

/** The naming scheme of a country as a zone: `{ scheme: "iso-3166-1", id: "FR" }`. */
export const COUNTRY = "iso-3166-1";

interface CountryFigures {
  readonly id: string;
  readonly source: string;
  readonly signal: Signal;
  readonly newestYear: number;
  readonly figure: (row: CountryRow) => { readonly year: number | null; readonly grams: number | null };
  readonly band: (row: CountryRow) => Band;
}

/** A source that has one figure a country: it answers by `query.country` and looks at no zone. */
export function countrySource(figures: CountryFigures): IntensitySourceV1 {
  const { id, source, signal, newestYear } = figures;
  const { packageName, version, sources, country } = yearlyTables();
  return {
    specVersion: 1,
    id,
    meta: { packageName, version, dataAsOf: `${newestYear}-12-31` },
    signal,
    newestYear,
    annual(query) {
      const row = country.get(query.country);
      if (!row)
        return unknown("unknown-country", query.country, {
          suggestions: nearestNames(query.country, country.keys()),
        });
      const { year, grams } = figures.figure(row);
      if (year === null || grams === null) return unknown("no-data", `${row[2]} in ${id}`);
      if (query.year !== undefined && query.year !== year) {
        return unknown("no-data", `${row[2]} in ${query.year}`, { suggestions: [String(year)] });
      }
      const band = figures.band(row);
      const numbers = { low: grams * band.low, value: grams, high: grams * band.high };
      const ewif = waterOf(query.zones);
      const intensity: Intensity = {
        gramsPerKwh: quantity(`intensity of ${row[2]}`, numbers, "g/kWh", source),
        signal,
        zone: { scheme: COUNTRY, id: row[0] },
        year,
        estimated: false,
        ...(ewif && { ewif }),
      };
      return known(intensity);
    },
    sources: () => sources.filter(({ id }) => id === source || WATER_SOURCES.includes(id)),
  };
}
