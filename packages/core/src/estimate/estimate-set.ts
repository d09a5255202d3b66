import type { Range } from "@green-place/contract";
import type { EnergyCarbon, EnergyItem } from "./carbon-of-energy.ts";
import type { Estimate } from "./estimate.ts";
import type { PlacementItem } from "./placement-item.ts";

/** Something whose footprint is asked for. */
export type EstimateItem = PlacementItem | EnergyItem;

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
