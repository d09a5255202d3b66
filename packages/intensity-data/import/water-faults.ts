import { listIn, numberIn, type Row } from "@green-place/tools/csv";
import { sharesIn, type WaterCsv, waterIn } from "./water-tables.ts";
import { FUELS } from "./zone-water.ts";

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
