import type { Source } from "@green-place/contract";
import { tables as text } from "../generated/tables.ts";

/** The yearly tables as the build packs them from `data/*.csv`. All figures are g/kWh. */
export interface YearlyTables {
  readonly packageName: string;
  readonly version: string;
  readonly sources: readonly Source[];
  readonly years: readonly number[];
  /** `[zone, name, country alpha-2, one figure for each of years, null where there is none]` */
  readonly zones: readonly (readonly [string, string, string, readonly (number | null)[]])[];
  /** `[alpha-2, alpha-3, name, year of the average, average, year of the margin, margin]`, null where unknown. */
  readonly countries: readonly CountryRow[];
  readonly world: { readonly year: number; readonly gramsPerKwh: number };
}

export type CountryRow = readonly [
  string,
  string,
  string,
  number | null,
  number | null,
  number | null,
  number | null,
];

interface LoadedTables extends YearlyTables {
  readonly zone: ReadonlyMap<string, YearlyTables["zones"][number]>;
  readonly country: ReadonlyMap<string, CountryRow>;
}

let loaded: LoadedTables | undefined;

/** Parsed when first asked for, so that importing the package costs nothing. */
export function yearlyTables(): LoadedTables {
  if (!loaded) {
    const tables = JSON.parse(text) as YearlyTables;
    const zone = new Map(tables.zones.map((row) => [row[0], row]));
    const country = new Map(tables.countries.map((row) => [row[0], row]));
    loaded = { ...tables, zone, country };
  }
  return loaded;
}
