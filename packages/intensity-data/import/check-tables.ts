import type { Row } from "@green-place/tools/csv";
import { countryOfAlpha2 } from "./iso-countries.ts";

export interface YearlyCsv {
  readonly sources: readonly Row[];
  readonly zones: readonly Row[];
  readonly yearly: readonly Row[];
  readonly average: readonly Row[];
  readonly marginal: readonly Row[];
}

/** What is wrong with the tables, one sentence a fault, naming table and row; empty when all is well. */
export function faultsIn(csv: YearlyCsv): string[] {
  const sources = new Set(csv.sources.map((row) => row["id"]));
  const zones = new Set(csv.zones.map((row) => row["zone"]));
  return [
    ...repeated("sources.csv", csv.sources, (row) => `${row["id"]}`),
    ...repeated("zones.csv", csv.zones, (row) => `${row["zone"]}`),
    ...repeated("yearly.csv", csv.yearly, (row) => `${row["zone"]} ${row["year"]}`),
    ...repeated("country-average.csv", csv.average, (row) => `${row["name"]}`),
    ...repeated("country-marginal.csv", csv.marginal, (row) => `${row["alpha2"]}`),
    ...csv.zones
      .filter(({ zone, country }) => zone?.split("-")[0] !== country || !countryOfAlpha2(country ?? ""))
      .map(({ zone, country }) => `zones.csv, ${zone}: "${country}" is not its country's ISO code`),
    ...csv.yearly
      .filter(({ zone }) => !zones.has(zone))
      .map(({ zone }) => `yearly.csv, ${zone}: zones.csv lacks this zone`),
    ...[...csv.average, ...csv.marginal]
      .filter(
        ({ name, alpha2, alpha3 }) => name !== "World" && countryOfAlpha2(alpha2 ?? "")?.alpha3 !== alpha3,
      )
      .map(
        ({ name, alpha2, alpha3 }) => `${name}: "${alpha2}" and "${alpha3}" are not one country's ISO codes`,
      ),
    ...[...csv.yearly, ...csv.average, ...csv.marginal].flatMap((row) => {
      const key = `${row["zone"] ?? row["name"]} ${row["year"]}`;
      const grams = Number(row["g_per_kwh"] || Number.NaN);
      return [
        ...(grams > 0 && grams < 2000
          ? []
          : [`${key}: "${row["g_per_kwh"]}" is not a g/kWh figure above 0 and below 2000`]),
        ...(sources.has(row["source"]) ? [] : [`${key}: sources.csv lacks the source "${row["source"]}"`]),
      ];
    }),
  ];
}

function repeated(table: string, rows: readonly Row[], key: (row: Row) => string): string[] {
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const name = key(row);
    if (seen.has(name)) return [`${table}, ${name}: the key stands in more than one row`];
    seen.add(name);
    return [];
  });
}
