import { join } from "node:path";
import { numberIn, type Row, readCsv } from "@green-place/tools/csv";
import { FUELS, type Mix, type Water } from "./zone-water.ts";

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

export const waterIn = (row: Row): Water => ({
  low: numberIn(row, "low") ?? Number.NaN,
  value: numberIn(row, "l_per_kwh") ?? Number.NaN,
  high: numberIn(row, "high") ?? Number.NaN,
});

export const sharesIn = (row: Row): { renewable: number; carbonFree: number } => ({
  renewable: numberIn(row, "renewable")!,
  carbonFree: numberIn(row, "carbon_free")!,
});

export const mixIn = (row: Row): Mix =>
  Object.fromEntries(FUELS.map((fuel) => [fuel, numberIn(row, fuel) ?? Number.NaN])) as unknown as Mix;
