import type { Range, Signal } from "@green-place/contract";
import { SignalMixedError } from "../errors/signal-mixed-error.ts";
import { createDraws, type Draws } from "../uncertainty/draws.ts";
import { probabilityBeats } from "../uncertainty/probability-best.ts";
import { rangeOfDraws } from "../uncertainty/range-of-draws.ts";
import { describeEnergy, type EnergyCarbon, type EnergyItem, placedEnergy } from "./carbon-of-energy.ts";
import type { Estimate } from "./estimate.ts";
import { describeEstimate } from "./estimate-placement.ts";
import { type FootprintDraws, footprintDraws } from "./footprint-draws.ts";
import { itemDraws } from "./item-draws.ts";
import { type ItemFacts, type PlacementItem, placedItem } from "./placed-item.ts";

/** Something whose footprint is asked for. */
export type EstimateItem = PlacementItem | EnergyItem;

export interface EstimateAllInput extends ItemFacts {
  readonly items: readonly EstimateItem[];
  /** What to compare with: another set, such as the same plan before a change. */
  readonly against?: readonly EstimateItem[];
}

/** A sum over items, in which what they share adds up as one doubt and what they do not as many. */
export interface EstimateTotal {
  readonly energyKwh: Range;
  readonly operationalKg: Range;
  /** Of the items that have any known; null where none has. */
  readonly embodiedKg: Range | null;
  /** Operational, and embodied where that is known. */
  readonly carbonKg: Range;
  /** Of the items whose water is known; null where none is. */
  readonly waterLitres: Range | null;
  /** Indices of the items that the sums of embodied carbon and of water lack: nobody knows theirs, or it was left out. */
  readonly without: { readonly embodied: readonly number[]; readonly water: readonly number[] };
}

export interface EstimateSet {
  /** One for each item, in their order. */
  readonly rows: readonly (Estimate | EnergyCarbon)[];
  readonly total: EstimateTotal;
}

/** What a set emits more (or, negative, less) than the other, on shared draws: a doubt that both have cancels. */
export interface EstimateDifference {
  readonly energyKwh: Range;
  readonly operationalKg: Range;
  /** null unless embodied carbon is known of every item on both sides, or left out of all. */
  readonly carbonKg: Range | null;
  /**
   * Share of the draws in which the set emits less than the other, 0 to 1, by carbon, or by operational carbon where
   * that is null; a draw in which they are equal counts half.
   */
  readonly probabilityLess: number;
}

export interface AllEstimates extends EstimateSet {
  /** Of every item; null when there is none. */
  readonly signal: (Signal & { readonly year: number }) | null;
  readonly against?: EstimateSet;
  readonly difference?: EstimateDifference;
}

/**
 * Footprints of several items, their total, and the difference from another set.
 *
 *   total = Σ items        difference = Σ items − Σ against        both in each draw, then their ranges
 *
 * Throws what `estimate` and `carbonOfEnergy` throw, and `E_SIGNAL_MIXED` for items of different signals or years.
 */
export function estimateAll({ items, against, ...facts }: EstimateAllInput): AllEstimates {
  const draws = createDraws();
  const set = drawnSet(items, facts, draws);
  const other = against && drawnSet(against, facts, draws);
  const rows = [...set.estimates, ...(other?.estimates ?? [])];
  const signal = oneSignal(rows.map((row) => row.signal));
  return {
    ...describeSet(set),
    signal,
    ...(other && { against: describeSet(other), difference: differenceOf(set, other) }),
  };
}

/** The estimates of a set, and their sums: at the medians and in each draw. */
interface DrawnSet {
  readonly estimates: readonly (Estimate | EnergyCarbon)[];
  readonly sums: { readonly [K in keyof FootprintDraws]-?: Sum };
  readonly without: EstimateTotal["without"];
}

interface Sum {
  median: number;
  readonly drawn: Float64Array;
  items: number;
}

function drawnSet(items: readonly EstimateItem[], facts: ItemFacts, draws: Draws): DrawnSet {
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
  const counted = request.embodied === false ? energy : { ...energy, embodiedKg };
  return {
    estimate,
    medians: {
      facilityKwh: estimate.energyKwh.value,
      operationalKg: estimate.operationalKg.value,
      embodiedKg: estimate.embodiedKg.value,
      carbonKg: estimate.carbonKg.value,
      waterLitres: estimate.waterLitres.value,
    },
    drawn: footprintDraws(counted, placed.place.factors, 1, draws),
  };
}

function describeSet({ estimates, sums, without }: DrawnSet): EstimateSet {
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

function differenceOf({ sums: set }: DrawnSet, { sums: other }: DrawnSet): EstimateDifference {
  const whole = [set, other].map(({ embodiedKg, facilityKwh }) => embodiedKg.items / facilityKwh.items);
  const comparable = whole.every((share) => share === 1) || whole.every((share) => share === 0);
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

function oneSignal(signals: readonly EstimateSignal[]): EstimateSignal | null {
  const [first] = signals;
  if (!first) return null;
  for (const signal of signals) {
    if (nameOf(signal) !== nameOf(first)) throw new SignalMixedError(nameOf(first), nameOf(signal));
  }
  return first;
}

type EstimateSignal = Signal & { readonly year: number };

const nameOf = ({ kind, accounting, boundary, year }: EstimateSignal): string =>
  `${kind}, ${accounting}-based, ${boundary}, ${year}`;
