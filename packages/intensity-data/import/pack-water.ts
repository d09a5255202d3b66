import { join } from "node:path";
import { listIn, numberIn, type Row, readCsv, textIn } from "@green-place/tools/csv";
import type { ZoneWaterRow } from "../src/yearly/zone-water.ts";
import { FUELS, type Fuel, type Mix, mixedWater, type Water, withPublished } from "./zone-water.ts";

/** The tables that a zone's water is computed from. */
export interface WaterCsv {
  readonly sources: readonly Row[];
  readonly factors: readonly Row[];
  readonly zoneShares: readonly Row[];
  readonly countryMix: readonly Row[];
  readonly subdivisionMix: readonly Row[];
  readonly zoneSubdivisions: readonly Row[];
  readonly published: readonly Row[];
}

export function readWaterCsv(folder: string): WaterCsv {
  const table = (name: string): Row[] => readCsv(join(folder, name));
  return {
    sources: table("sources.csv"),
    factors: table("water-factors.csv"),
    zoneShares: table("zone-shares.csv"),
    countryMix: table("country-mix.csv"),
    subdivisionMix: table("subdivision-mix.csv"),
    zoneSubdivisions: table("zone-subdivisions.csv"),
    published: table("published-ewif.csv"),
  };
}

/**
 * Water of every zone whose mix is known, in the order of the zones; one without a mix is left out: unknown. Throws where a mix does
 * not sum to 1, a factor is out of order, or a source is not listed.
 */
export function packWater(csv: WaterCsv): ZoneWaterRow[] {
  const faults = waterFaults(csv);
  if (faults.length > 0)
    throw new Error(`the water tables have ${faults.length} faults:\n  ${faults.join("\n  ")}`);
  const factors = Object.fromEntries(
    csv.factors.map((row) => [row["fuel"], waterIn(row)]),
  ) as unknown as Readonly<Record<Fuel, Water>>;
  const countries = new Map(csv.countryMix.map((row) => [textIn(row, "alpha2"), mixIn(row)]));
  const subdivisions = new Map(csv.subdivisionMix.map((row) => [textIn(row, "subdivision"), row]));
  const within = new Map(
    csv.zoneSubdivisions.map((row) => [textIn(row, "zone"), listIn(row, "subdivisions")]),
  );
  const published = new Map(csv.published.map((row) => [textIn(row, "alpha2"), numberIn(row, "l_per_kwh")!]));
  const shares = new Map(csv.zoneShares.map((row) => [textIn(row, "zone"), sharesIn(row)]));

  const ours = (zone: string): Water | undefined => {
    const country = countries.get(countryOf(zone));
    const zoneShare = shares.get(zone);
    if (!country || !zoneShare) return undefined;
    const parts = within.get(zone)?.map((id) => filledMix(subdivisions.get(id)!, country));
    const partOfCountry = !parts && zone.includes("-");
    return mixedWater({ ...zoneShare, mixes: parts ?? [country], partOfCountry, factors });
  };
  return [...shares.keys()].flatMap((zone): ZoneWaterRow[] => {
    const water = ours(zone);
    const ofCountry = ours(countryOf(zone));
    const figure = published.get(countryOf(zone));
    if (!water || !Number.isFinite(water.low + water.value + water.high)) return [];
    const all = figure !== undefined && ofCountry ? withPublished(water, ofCountry, figure) : water;
    const source = all === water ? "macknick-2012" : "wri-2020";
    const litres = [all.low, all.value, all.high].map((x) => Number(x.toPrecision(3)));
    return [[zone, litres[0]!, litres[1]!, litres[2]!, source]];
  });
}

/** What is wrong with the tables, one sentence a fault; empty when all is well. */
export function waterFaults(csv: WaterCsv): string[] {
  const sources = new Set(csv.sources.map((row) => row["id"]));
  const subdivisions = new Set(csv.subdivisionMix.map((row) => row["subdivision"]));
  const tables = Object.entries(csv).filter(([name]) => name !== "sources") as [string, readonly Row[]][];
  const inMix = (row: Row): number => FUELS.reduce((sum, fuel) => sum + (numberIn(row, fuel) ?? 0), 0);
  const isWhole = (row: Row): boolean => FUELS.every((fuel) => row[fuel] !== "");
  return [
    ...FUELS.filter((fuel) => csv.factors.filter((row) => row["fuel"] === fuel).length !== 1).map(
      (fuel) => `water-factors.csv: "${fuel}" does not have one row`,
    ),
    ...csv.factors.flatMap((row) => {
      const { low, value, high } = waterIn(row);
      return 0 <= low && low <= value && value <= high && high < MOST_LITRES
        ? []
        : [`water-factors.csv, ${row["fuel"]}: 0 <= low <= l_per_kwh <= high < ${MOST_LITRES} does not hold`];
    }),
    ...[...csv.countryMix, ...csv.subdivisionMix]
      .filter((row) => inMix(row) > 1 + ROUNDING || (isWhole(row) && inMix(row) < 1 - ROUNDING))
      .map((row) => `the mix of ${row["alpha2"] ?? row["subdivision"]} sums to ${inMix(row).toFixed(3)}`),
    ...csv.zoneShares
      .filter((row) => !(sharesIn(row).renewable <= sharesIn(row).carbonFree + ROUNDING))
      .map((row) => `zone-shares.csv, ${row["zone"]}: more is renewable than carbon free`),
    ...csv.published
      .filter((row) => !(numberIn(row, "l_per_kwh")! > 0 && numberIn(row, "l_per_kwh")! < MOST_LITRES))
      .map((row) => `published-ewif.csv, ${row["alpha2"]}: is not above 0 and below ${MOST_LITRES} L/kWh`),
    ...csv.zoneSubdivisions.flatMap((row) =>
      listIn(row, "subdivisions")
        .filter((id) => !subdivisions.has(id))
        .map((id) => `zone-subdivisions.csv, ${row["zone"]}: subdivision-mix.csv lacks "${id}"`),
    ),
    ...tables.flatMap(([name, rows]) =>
      rows
        .filter((row) => !sources.has(row["source"]))
        .map((row) => `${name}, ${Object.values(row)[0]}: sources.csv lacks "${row["source"]}"`),
    ),
  ];
}

/** Beyond the thirstiest single reservoirs that are published as electricity. */
const MOST_LITRES = 100;
const ROUNDING = 0.011;

const countryOf = (zone: string): string => zone.split("-")[0]!;

const waterIn = (row: Row): Water => ({
  low: numberIn(row, "low") ?? Number.NaN,
  value: numberIn(row, "l_per_kwh") ?? Number.NaN,
  high: numberIn(row, "high") ?? Number.NaN,
});

const sharesIn = (row: Row): { renewable: number; carbonFree: number } => ({
  renewable: numberIn(row, "renewable")!,
  carbonFree: numberIn(row, "carbon_free")!,
});

const mixIn = (row: Row): Mix =>
  Object.fromEntries(FUELS.map((fuel) => [fuel, numberIn(row, fuel) ?? Number.NaN])) as unknown as Mix;

/** A mix whose fossil fuels nobody tells apart divides them as its country does. */
function filledMix(row: Row, country: Mix): Mix {
  const mix = mixIn(row);
  const empty = FUELS.filter((fuel) => Number.isNaN(mix[fuel]));
  const rest = 1 - FUELS.reduce((sum, fuel) => (empty.includes(fuel) ? sum : sum + mix[fuel]), 0);
  const ofCountry = empty.reduce((sum, fuel) => sum + country[fuel], 0);
  const filled = empty.map((fuel) => [fuel, (rest * country[fuel]) / ofCountry] as const);
  return { ...mix, ...Object.fromEntries(filled) };
}
