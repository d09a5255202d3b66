import type { EstimateTotal } from "@green-place/core";
import type { Colors } from "./colours.ts";
import { carbon, carbonRange, rangeText } from "./format-number.ts";
import { wrap } from "./wrap-text.ts";

/**
 * The sum of several estimates: what they share adds up as one doubt, what they do not as many. `leftOut` says of each whether the call
 * left its embodied carbon out.
 */
export function totalText(
  { energyKwh, carbonKg, operationalKg, embodiedKg, waterLitres, without }: EstimateTotal,
  leftOut: readonly boolean[],
  columns: number | undefined,
  colour: Colors,
): string {
  const count = leftOut.length;
  const water = waterLitres
    ? `, ${rangeText(waterLitres)} L water${lacking(count, without.water.length, 0)}`
    : "";
  const omitted = without.embodied.filter((index) => leftOut[index]).length;
  const unknown = without.embodied.length - omitted;
  const embodied = embodiedKg
    ? `${carbon(embodiedKg.value)} embodied${lacking(count, unknown, omitted)}`
    : `embodied carbon ${omitted === 0 ? "not known" : unknown === 0 ? "left out" : reasons(unknown, omitted)}`;
  const lines = [
    colour.bold(`Total of ${count}`),
    `${rangeText(energyKwh)} kWh, ${carbonRange(carbonKg)} CO2e${water}`,
    `${carbon(operationalKg.value)} operation, ${embodied}`,
  ];
  return `${lines.map((line) => wrap(line, columns, "    ")).join("\n")}\n`;
}

const lacking = (count: number, unknown: number, omitted: number): string =>
  unknown + omitted > 0 ? ` (of ${count - unknown - omitted}; ${reasons(unknown, omitted)})` : "";

const reasons = (unknown: number, omitted: number): string =>
  [
    ...(unknown > 0 ? [`not known of ${unknown}`] : []),
    ...(omitted > 0 ? [`left out of ${omitted}`] : []),
  ].join(", ");
