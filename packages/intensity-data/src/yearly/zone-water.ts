import { type GridZone, type Quantity, quantity } from "@green-place/contract";
import { water as text } from "../generated/water.ts";
import { ELECTRICITY_MAPS } from "./zone-scheme.ts";

/** Whose figures stand behind a zone's water. */
export const WATER_SOURCES: readonly string[] = [
  "macknick-2012",
  "wri-2020",
  "owid-energy",
  "digital4better-mix",
];

/** `[zone, low, value, high, source]`, L/kWh. */
export type ZoneWaterRow = readonly [string, number, number, number, string];

let loaded: ReadonlyMap<string, ZoneWaterRow> | undefined;

/** Parsed when first asked for. */
function table(): ReadonlyMap<string, ZoneWaterRow> {
  loaded ??= new Map((JSON.parse(text) as ZoneWaterRow[]).map((row) => [row[0], row]));
  return loaded;
}

/**
 * Water consumed in making a kWh of the zones' electricity (EWIF); undefined where that of any is unknown. Several zones, because sources
 * disagree where a region is, get the mean of their figures, and low and high span all of them.
 */
export function waterOf(gridZones: readonly GridZone[]): Quantity<"L/kWh"> | undefined {
  const zones = gridZones.filter(({ scheme }) => scheme === ELECTRICITY_MAPS).map(({ id }) => id);
  const rows = zones.map((zone) => table().get(zone)).filter((row) => row !== undefined);
  if (rows.length === 0 || rows.length < zones.length) return undefined;
  const numbers = {
    low: Math.min(...rows.map(([, low]) => low)),
    value: rows.reduce((sum, [, , value]) => sum + value, 0) / rows.length,
    high: Math.max(...rows.map(([, , , high]) => high)),
  };
  return quantity(`water of ${zones.join(" ")}`, numbers, "L/kWh", rows[0]![4]);
}
