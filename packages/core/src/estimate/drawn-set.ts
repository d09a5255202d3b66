import type { Range } from "@green-place/contract";
import type { Draws } from "../uncertainty/draws.ts";
import { probabilityBeats } from "../uncertainty/probability-best.ts";
import { rangeOfDraws } from "../uncertainty/range-of-draws.ts";
import { describeEnergy, type EnergyCarbon, placedEnergy } from "./carbon-of-energy.ts";
import type { Estimate } from "./estimate.ts";
import { describeEstimate } from "./estimate-placement.ts";
import type { EstimateDifference, EstimateItem, EstimateSet, EstimateTotal } from "./estimate-set.ts";
import { type FootprintDraws, footprintDraws } from "./footprint-draws.ts";
import { itemDraws } from "./item-draws.ts";
import { type ItemFacts, placedItem } from "./placed-item.ts";

/** The estimates of a set, and their sums: at the medians and in each draw. */
export interface DrawnSet {
  readonly estimates: readonly (Estimate | EnergyCarbon)[];
  readonly sums: { readonly [K in keyof FootprintDraws]-?: Sum };
  readonly without: EstimateTotal["without"];
}

interface Sum {
  median: number;
  readonly drawn: Float64Array;
  items: number;
}

export function drawnSet(items: readonly EstimateItem[], facts: ItemFacts, draws: Draws): DrawnSet {
  const sum = (): Sum => ({ median: 0, drawn: draws.column(), items: 0 });
  const sums = {
    facilityKwh: sum(),
    operationalKg: sum(),
    embodiedKg: sum(),
    carbonKg: sum(),
    waterLitres: sum(),
  };
  const without = { embodied: [] as number[], water: [] as number[] };
  const estimates = items.map((item, index) => {
    const { estimate, medians, drawn } = drawnItem(item, facts, draws);
    for (const part of Object.keys(sums) as (keyof typeof sums)[]) {
      const [median, column] = [medians[part], drawn[part]];
      if (median === undefined || !column) continue;
      sums[part].median += median;
      sums[part].items += 1;
      for (let i = 0; i < column.length; i++) sums[part].drawn[i]! += column[i]!;
    }
    if (!drawn.embodiedKg) without.embodied.push(index);
    if (!drawn.waterLitres) without.water.push(index);
    return estimate;
  });
  return { estimates, sums, without };
}

interface DrawnItem {
  readonly estimate: Estimate | EnergyCarbon;
  readonly medians: { readonly [K in keyof FootprintDraws]?: number };
  readonly drawn: FootprintDraws;
}

function drawnItem(request: EstimateItem, facts: ItemFacts, draws: Draws): DrawnItem {
  if ("energyKwh" in request) {
    const placed = placedEnergy(request, facts.intensity);
    const estimate = describeEnergy(placed, draws);
    const itKwh = draws.column().fill(request.energyKwh);
    const carbonKg = estimate.carbonKg.value;
    return {
      estimate,
      medians: { facilityKwh: request.energyKwh * estimate.pue, operationalKg: carbonKg, carbonKg },
      drawn: footprintDraws({ itKwh }, placed.place, 1, draws),
    };
  }
  const placed = placedItem(request, facts);
  const estimate = describeEstimate(request, placed, facts, draws);
  const { embodiedKg, ...energy } = itemDraws(placed.item, draws);
  const counted = placed.embodied ? { ...energy, embodiedKg } : energy;
  return {
    estimate,
    medians: {
      facilityKwh: estimate.energyKwh.value,
      operationalKg: estimate.operationalKg.value,
      ...(estimate.embodiedKg && { embodiedKg: estimate.embodiedKg.value }),
      carbonKg: estimate.carbonKg.value,
      waterLitres: estimate.waterLitres.value,
    },
    drawn: footprintDraws(counted, placed.place.factors, 1, draws),
  };
}

export function describeSet({ estimates, sums, without }: DrawnSet): EstimateSet {
  const range = ({ median, drawn }: Sum): Range => rangeOfDraws(median, drawn);
  return {
    rows: estimates,
    total: {
      energyKwh: range(sums.facilityKwh),
      operationalKg: range(sums.operationalKg),
      embodiedKg: sums.embodiedKg.items > 0 ? range(sums.embodiedKg) : null,
      carbonKg: range(sums.carbonKg),
      waterLitres: sums.waterLitres.items > 0 ? range(sums.waterLitres) : null,
      without,
    },
  };
}

export function differenceOf({ sums: set }: DrawnSet, { sums: other }: DrawnSet): EstimateDifference {
  const sides = [set, other];
  const comparable =
    sides.every(({ embodiedKg, facilityKwh }) => embodiedKg.items === facilityKwh.items) ||
    sides.every(({ embodiedKg }) => embodiedKg.items === 0);
  const by = comparable ? "carbonKg" : "operationalKg";
  const range = (part: keyof FootprintDraws): Range =>
    rangeOfDraws(
      set[part].median - other[part].median,
      set[part].drawn.map((value, i) => value - other[part].drawn[i]!),
    );
  return {
    energyKwh: range("facilityKwh"),
    operationalKg: range("operationalKg"),
    carbonKg: comparable ? range("carbonKg") : null,
    probabilityLess: probabilityBeats(set[by].drawn, other[by].drawn),
  };
}
