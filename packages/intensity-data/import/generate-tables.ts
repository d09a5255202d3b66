/** Packs `data/*.csv` into `src/generated/tables.ts`: run by the package's build. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { numberIn, type Row, readCsv, textIn } from "@green-place/tools/csv";
import { sourcesIn } from "@green-place/tools/provider-layouts";
import type { CountryRow, YearlyTables } from "../src/yearly/yearly-tables.ts";
import { faultsIn, type YearlyCsv } from "./check-tables.ts";
import { packWater } from "./pack-water.ts";
import { readWaterCsv } from "./water-tables.ts";

export function readYearlyCsv(folder: string): YearlyCsv {
  const table = (name: string): Row[] => readCsv(join(folder, name));
  return {
    sources: table("sources.csv"),
    zones: table("zones.csv"),
    yearly: table("yearly.csv"),
    average: table("country-average.csv"),
    marginal: table("country-marginal.csv"),
  };
}

/** The compact shape of the tables. Throws with every fault that `faultsIn` finds. */
export function packYearlyTables(csv: YearlyCsv, manifest: { name: string; version: string }): YearlyTables {
  const faults = faultsIn(csv);
  if (faults.length > 0)
    throw new Error(`the intensity tables have ${faults.length} faults:\n  ${faults.join("\n  ")}`);
  const years = [...new Set(csv.yearly.map((row) => numberIn(row, "year")!))].sort((a, b) => a - b);
  const figures = new Map(
    csv.yearly.map((row) => [`${row["zone"]} ${row["year"]}`, numberIn(row, "g_per_kwh")!]),
  );
  const world = csv.average.find(({ name }) => name === "World");
  if (!world) throw new Error('country-average.csv has no row "World"');
  return {
    packageName: manifest.name,
    version: manifest.version,
    sources: sourcesIn(csv.sources),
    years,
    zones: csv.zones.map((row) => {
      const zone = textIn(row, "zone");
      const history = years.map((year) => figures.get(`${zone} ${year}`) ?? null);
      return [zone, textIn(row, "name"), textIn(row, "country"), history];
    }),
    countries: countryRows(csv),
    world: { year: numberIn(world, "year")!, gramsPerKwh: numberIn(world, "g_per_kwh")! },
  };
}

function countryRows(csv: YearlyCsv): CountryRow[] {
  const average = byAlpha2(csv.average);
  const marginal = byAlpha2(csv.marginal);
  return [...new Set([...average.keys(), ...marginal.keys()])].sort().map((alpha2): CountryRow => {
    const [a, m] = [average.get(alpha2), marginal.get(alpha2)];
    const either = (a ?? m)!;
    return [alpha2, textIn(either, "alpha3"), textIn(either, "name"), ...figureIn(a), ...figureIn(m)];
  });
}

const STATUSES = ["usable", "flat", "unreliable", "missing"];

/** `[zone, status, reason, source or ""]` for each row. */
export function packHourlyQuality(rows: readonly Row[]): [string, string, string, string][] {
  return rows.map((row) => {
    const status = textIn(row, "status");
    if (!STATUSES.includes(status))
      throw new Error(`hourly-quality.csv, ${row["zone"]}: unknown status "${status}"`);
    return [textIn(row, "zone"), status, row["reason"] ?? "", row["source"] ?? ""];
  });
}

/** `[fuel, g/kWh]` for each row; its source has to be listed. */
export function packFuelFactors(rows: readonly Row[], sources: readonly Row[]): [string, number][] {
  const listed = new Set(sources.map(({ id }) => id));
  return rows.map((row) => {
    const fuel = textIn(row, "fuel");
    const grams = numberIn(row, "g_per_kwh");
    if (grams === undefined || grams <= 0) throw new Error(`fuel-factors.csv, ${fuel}: no figure above 0`);
    if (!listed.has(textIn(row, "source")))
      throw new Error(`fuel-factors.csv, ${fuel}: sources.csv lacks "${row["source"]}"`);
    return [fuel, grams];
  });
}

const byAlpha2 = (rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.filter(({ name }) => name !== "World").map((row) => [textIn(row, "alpha2"), row]));

const figureIn = (row: Row | undefined): [number, number] | [null, null] =>
  row ? [numberIn(row, "year")!, numberIn(row, "g_per_kwh")!] : [null, null];

if (process.argv[1]?.endsWith("generate-tables.ts")) {
  const root = join(import.meta.dirname, "..");
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const folder = join(root, "src", "generated");
  mkdirSync(folder, { recursive: true });
  // A string that JSON.parse reads starts several times faster than the same data as a JavaScript literal.
  const writeModule = (name: string, constant: string, content: unknown): void => {
    const header = "/** Made from data/*.csv by the build: do not edit. */\n";
    const json = JSON.stringify(JSON.stringify(content));
    writeFileSync(join(folder, name), `${header}export const ${constant}: string = ${json};\n`);
  };
  const csv = readYearlyCsv(join(root, "data"));
  writeModule("tables.ts", "tables", packYearlyTables(csv, manifest));
  writeModule("water.ts", "water", packWater(readWaterCsv(join(root, "data"))));
  const factors = readCsv(join(root, "data", "fuel-factors.csv"));
  writeModule("fuel-factors.ts", "fuelFactors", packFuelFactors(factors, csv.sources));
  writeModule(
    "hourly-quality.ts",
    "hourlyQuality",
    packHourlyQuality(readCsv(join(root, "data", "hourly-quality.csv"))),
  );
}
