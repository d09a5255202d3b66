import { yearlyTables } from "./yearly-tables.ts";

export interface ZoneSummary {
  /** Electricity Maps id: `SE-SE3`. */
  readonly zone: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly year: number;
  /** Average of the newest year in g/kWh, or null where it is unknown. */
  readonly gramsPerKwh: number | null;
}

/** Every zone with a yearly figure, by id. */
export function zones(): ZoneSummary[] {
  const tables = yearlyTables();
  const newest = tables.years.length - 1;
  return tables.zones.map(([zone, name, country, figures]) => ({
    zone,
    name,
    country,
    year: tables.years[newest]!,
    gramsPerKwh: figures[newest] ?? null,
  }));
}

export interface CountryName {
  /** ISO 3166-1: `FR`. */
  readonly alpha2: string;
  /** ISO 3166-1: `FRA`. */
  readonly alpha3: string;
  readonly name: string;
}

/** Every country that a country-level source knows, by alpha-2 code. */
export function countries(): CountryName[] {
  return yearlyTables().countries.map(([alpha2, alpha3, name]) => ({ alpha2, alpha3, name }));
}
