import type { Signal } from "@green-place/contract";
import { SignalMixedError } from "../errors/signal-mixed-error.ts";
import { createDraws } from "../uncertainty/draws.ts";
import { describeSet, differenceOf, drawnSet } from "./drawn-set.ts";
import type { EstimateDifference, EstimateItem, EstimateSet } from "./estimate-set.ts";
import type { ItemFacts } from "./placed-item.ts";

export interface EstimateAllInput extends ItemFacts {
  readonly items: readonly EstimateItem[];
  /** What to compare with: another set, such as the same plan before a change. */
  readonly against?: readonly EstimateItem[];
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
