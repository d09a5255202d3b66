import { energyOf, type Hours, type Kilograms, type Ratio, type Watts } from "@green-place/contract";
import { embodiedCarbon } from "../formulas/embodied-carbon.ts";
import type { Draws } from "../uncertainty/draws.ts";
import type { Item } from "./item.ts";
import { drawnSumOfTerms } from "./sum-of-terms.ts";

/** Energy and embodied carbon, one number a draw. */
export interface EnergyDraws {
  readonly itKwh: Float64Array;
  /** Absent where nothing is used outside the building. */
  readonly outsideKwh?: Float64Array;
  /** Absent where it is not known or not asked for. */
  readonly embodiedKg?: Float64Array;
}

export interface ItemDraws extends EnergyDraws {
  readonly embodiedKg: Float64Array;
}

/** What an item uses in each draw; evaluated once for all the places where it could be. */
export const itemDraws = (item: Item, draws: Draws): ItemDraws =>
  draws.once(item, () => {
    const hoursAt = hoursInDraw(item, draws);
    const itKwh = drawnSumOfTerms(item.power, draws);
    for (let i = 0; i < itKwh.length; i++) itKwh[i] = energyOf(itKwh[i] as Watts, hoursAt(i));
    return {
      itKwh,
      ...(item.outsideEnergy.length > 0 && { outsideKwh: drawnSumOfTerms(item.outsideEnergy, draws) }),
      embodiedKg: embodiedDraws(item, hoursAt, draws),
    };
  });

/** Running time in a draw. */
type HoursInDraw = (draw: number) => Hours;

function hoursInDraw({ hours, duration }: Item, draws: Draws): HoursInDraw {
  if (!duration) return () => hours;
  const ratio = draws.of(duration);
  return (draw) => (hours * ratio[draw]!) as Hours;
}

function embodiedDraws(item: Item, hoursAt: HoursInDraw, draws: Draws): Float64Array {
  const made = drawnSumOfTerms(item.embodied, draws);
  const [lifetime, utilisation] = [draws.of(item.lifetimeHours), draws.of(item.lifetimeUtilisation)];
  for (let i = 0; i < made.length; i++) {
    made[i] = embodiedCarbon(made[i] as Kilograms, hoursAt(i), lifetime[i] as Hours, utilisation[i] as Ratio);
  }
  return made;
}
