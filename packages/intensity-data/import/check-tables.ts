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
    // What the readers say of a whole table must hold of each of its rows.
    ...otherThan("yearly.csv", csv.yearly, "source", "electricity-maps-yearly", sources),
    ...otherThan("country-average.csv", csv.average, "source", "ember-yearly", sources),
    ...otherThan("country-marginal.csv", csv.marginal, "source", "unfccc-ifi-2021", sources),
    ...otherThan("country-average.csv", csv.average, "boundary", "lifecycle"),
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

/** Rows whose cell is not the one that the whole table has; with `known`, cells that are not known are left to another check. */
function otherThan(
  table: string,
  rows: readonly Row[],
  column: string,
  cell: string,
  known?: ReadonlySet<string | undefined>,
): string[] {
  return rows
    .filter((row) => row[column] !== cell && (known?.has(row[column]) ?? true))
    .map((row) => `${table}, ${row["zone"] ?? row["name"]}: the ${column} is "${row[column]}", not ${cell}`);
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
