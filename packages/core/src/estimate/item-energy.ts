import {
  energyOf,
  type Hours,
  type Kilograms,
  type KilowattHours,
  type Ratio,
  type Watts,
} from "@green-place/contract";
import type { Term } from "../components/component.ts";
import { embodiedCarbon } from "../formulas/embodied-carbon.ts";
import type { Factor } from "../uncertainty/factor.ts";
import type { Item } from "./item.ts";
import { sumOfTerms } from "./sum-of-terms.ts";

/** What an item draws and uses up, before the building and the grid. */
export interface ItemEnergy {
  readonly itWatts: Watts;
  readonly hours: Hours;
  readonly itKwh: KilowattHours;
  /** Used outside the building; 0 where nothing of the item is. */
  readonly outsideKwh: KilowattHours;
  /** The share of its embodied carbon that is used up. */
  readonly embodiedKg: Kilograms;
}

/**
 * Power, energy and used-up embodied carbon of an item: sums over its components.
 *
 *   P_it = Σ P        E_it = P_it · t        E_outside = Σ E        C_embodied = Σ made · t / (lifetime · utilisation)
 *
 * `numberOf` gives the number that stands for a factor; default its median.
 */
export function itemEnergy(
  item: Item,
  numberOf: (factor: Factor) => number = ({ value }) => value,
): ItemEnergy {
  const sum = (terms: readonly Term[]): number => sumOfTerms(terms, numberOf);
  const itWatts = sum(item.power) as Watts;
  const hours = (item.duration ? item.hours * numberOf(item.duration) : item.hours) as Hours;
  return {
    itWatts,
    hours,
    itKwh: energyOf(itWatts, hours),
    outsideKwh: sum(item.outsideEnergy) as KilowattHours,
    embodiedKg: embodiedCarbon(
      sum(item.embodied) as Kilograms,
      hours,
      numberOf(item.lifetimeHours) as Hours,
      numberOf(item.lifetimeUtilisation) as Ratio,
    ),
  };
}
