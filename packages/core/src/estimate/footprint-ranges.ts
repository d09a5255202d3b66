import { DRAW_COUNT, type Draws } from "../uncertainty/draws.ts";
import { type Range, rangeOfDraws } from "../uncertainty/range-of-draws.ts";
import { type Footprint, footprint } from "./footprint.ts";
import type { Machine } from "./machine.ts";
import { forEachDraw } from "./machine-numbers.ts";
import type { Place } from "./place.ts";

/** The range of each part of a footprint. */
export type FootprintRanges = { readonly [K in keyof Footprint]: Range };

const parts = ["facilityKwh", "operationalKg", "embodiedKg", "carbonKg", "waterLitres"] as const;

/** Evaluates a placement on every draw: the 5th to 95th percentile around the median estimate. */
export function footprintRanges(
  median: Footprint,
  machine: Machine,
  place: Place,
  moment: number,
  embodied: boolean,
  draws: Draws,
): FootprintRanges {
  const intensity = draws.of(place.factors.intensity);
  const pue = draws.of(place.factors.pue);
  const wue = draws.of(place.factors.wue);
  const ewif = draws.of(place.factors.ewif);
  const columns = parts.map(() => new Float64Array(DRAW_COUNT));
  forEachDraw(machine, draws, (energy, i) => {
    const numbers = { intensity: intensity[i]!, pue: pue[i]!, wue: wue[i]!, ewif: ewif[i]! };
    const drawn = footprint(energy, numbers, moment, embodied);
    parts.forEach((part, p) => {
      columns[p]![i] = drawn[part];
    });
  });
  return Object.fromEntries(
    parts.map((part, p) => [part, rangeOfDraws(median[part], columns[p]!)]),
  ) as FootprintRanges;
}
