import {
  type AnnualIntensityQuery,
  type Intensity,
  type IntensitySourceV1,
  known,
  type PublisherConflict,
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
  /** That of the figures first. */
  readonly sources: readonly [string, ...string[]];
  readonly signal: Signal;
  readonly newestYear: number;
  readonly figure: (row: CountryRow) => { readonly year: number | null; readonly grams: number | null };
  readonly band: (row: CountryRow) => Band;
  /** What another publisher may say of the country, or of a part of it. */
  readonly conflict?: (grams: number, part: boolean) => PublisherConflict;
}

/** A source that has one figure a country: it answers by `query.country`, and says when a zone is but a part of it. */
export function countrySource(figures: CountryFigures): IntensitySourceV1 {
  const { id, signal, newestYear } = figures;
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
      const part = asksForPart(query);
      const band = figures.band(row);
      const conflict = figures.conflict?.(grams, part);
      const numbers = {
        low: Math.min(grams * band.low, conflict?.other.low ?? grams),
        value: grams,
        high: Math.max(grams * band.high, conflict?.other.high ?? grams),
      };
      const ewif = waterOf(query.zones);
      const intensity: Intensity = {
        gramsPerKwh: quantity(`intensity of ${row[2]}`, numbers, "g/kWh", figures.sources[0]),
        signal,
        zone: { scheme: COUNTRY, id: row[0] },
        year,
        estimated: false,
        ...(part && { ofWiderArea: true }),
        ...(conflict && { conflict }),
        ...(ewif && { ewif }),
      };
      return known(intensity);
    },
    sources: () => sources.filter(({ id }) => figures.sources.includes(id) || WATER_SOURCES.includes(id)),
  };
}

/** Zones that are a whole country are called as it is: `FR`, but `SE-SE3`. */
const asksForPart = ({ zones, country }: AnnualIntensityQuery): boolean =>
  zones.some(({ id }) => id !== country);
