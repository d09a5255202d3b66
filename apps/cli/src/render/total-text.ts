import type { EstimateTotal } from "@green-place/core";
import type { Colors } from "./colours.ts";
import { carbon, carbonRange, rangeText } from "./format-number.ts";
import { wrap } from "./wrap-text.ts";

/** The sum of several estimates: what they share adds up as one doubt, what they do not as many. */
export function totalText(
  { energyKwh, carbonKg, operationalKg, embodiedKg, waterLitres, without }: EstimateTotal,
  count: number,
  columns: number | undefined,
  colour: Colors,
): string {
  const water = waterLitres
    ? `, ${rangeText(waterLitres)} L water${lacking(without.water.length, count)}`
    : "";
  const embodied = embodiedKg
    ? `${carbon(embodiedKg.value)} embodied${lacking(without.embodied.length, count)}`
    : "embodied carbon not known";
  const lines = [
    colour.bold(`Total of ${count}`),
    `${rangeText(energyKwh)} kWh, ${carbonRange(carbonKg)} CO2e${water}`,
    `${carbon(operationalKg.value)} operation, ${embodied}`,
  ];
  return `${lines.map((line) => wrap(line, columns, "    ")).join("\n")}\n`;
}

const lacking = (unknown: number, count: number): string =>
  unknown > 0 ? ` (of ${count - unknown}; not known of ${unknown})` : "";
