import { join } from "node:path";
import { writeCsv } from "@green-place/tools/csv";
import { readEmberCountries } from "./ember-countries.ts";
import { writeRefusals } from "./refusals.ts";
import { readUnfcccMargin } from "./unfccc-margin.ts";
import { readYearlyZones } from "./yearly-zones.ts";

/** Imports the yearly tables and returns one line a table for the operator. */
export function importYearly(inputs: string, target: string): string[] {
  const folder = join(inputs, "intensity");
  const { zones, yearly, refusals } = readYearlyZones(folder);
  const ember = readEmberCountries(folder);
  const margin = readUnfcccMargin(folder);
  const all = [...refusals, ...ember.refusals, ...margin.refusals];
  writeCsv(
    join(target, "zones.csv"),
    ["zone", "name", "country"],
    zones.map((row) => ({ ...row })),
  );
  writeCsv(
    join(target, "yearly.csv"),
    ["zone", "year", "g_per_kwh", "source"],
    yearly.map((row) => ({ ...row })),
  );
  const country = ["alpha2", "alpha3", "name", "year", "g_per_kwh"];
  writeCsv(
    join(target, "country-average.csv"),
    [...country, "boundary", "source"],
    ember.rows.map((row) => ({ ...row })),
  );
  writeCsv(
    join(target, "country-marginal.csv"),
    [...country, "source"],
    margin.rows.map((row) => ({ ...row })),
  );
  writeRefusals(join(target, "refused.csv"), all);
  return [
    `zones.csv: ${zones.length} zones`,
    `yearly.csv: ${yearly.length} rows, ${refusals.length} refused`,
    `country-average.csv: ${ember.rows.length} rows, ${ember.refusals.length} refused`,
    `country-marginal.csv: ${margin.rows.length} rows, ${margin.refusals.length} refused`,
  ];
}
