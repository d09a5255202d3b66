import { type Intensity, quantity } from "@green-place/contract";
import { yearlyTables } from "./yearly-tables.ts";

/**
 * The world's average grid, for work whose place nobody stated (Ember's row "World").
 *
 * The interval is what such a place could be: the 5th to the 95th percentile of Ember's countries, each counted once.
 */
export function worldAverage(): Intensity {
  const { world, countries } = yearlyTables();
  const figures = countries.flatMap((row) => row[4] ?? []).sort((a, b) => a - b);
  const percentile = (share: number): number => figures[Math.round(share * (figures.length - 1))]!;
  const numbers = { low: percentile(0.05), value: world.gramsPerKwh, high: percentile(0.95) };
  return {
    gramsPerKwh: quantity("intensity of the world", numbers, "g/kWh", "ember-yearly"),
    signal: { kind: "average", accounting: "location", boundary: "lifecycle" },
    zone: { scheme: "ember", id: "World" },
    year: world.year,
    estimated: true,
  };
}
