import { energyOf, type Hours, type Kilograms, type Ratio, type Watts } from "@green-place/contract";
import type { Term } from "../components/component.ts";
import { embodiedCarbon } from "../formulas/embodied-carbon.ts";
import { DRAW_COUNT, type Draws } from "../uncertainty/draws.ts";
import type { Item } from "./item.ts";

/** What stands for a factor that an equation does not have. */
const NO_FACTOR: Float64Array = new Float64Array(DRAW_COUNT).fill(Number.NaN);

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
    const itKwh = sumOfTerms(item.power, draws);
    for (let i = 0; i < itKwh.length; i++) itKwh[i] = energyOf(itKwh[i] as Watts, hoursAt(i));
    return {
      itKwh,
      ...(item.outsideEnergy.length > 0 && { outsideKwh: sumOfTerms(item.outsideEnergy, draws) }),
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

/** The sum of terms in each draw, in the terms' own unit. `eachTerm` sees the part of each. */
export function sumOfTerms(
  terms: readonly Term[],
  draws: Draws,
  eachTerm?: (term: Term, part: Float64Array) => void,
): Float64Array {
  const sum = draws.column();
  for (const term of terms) {
    const [f1 = NO_FACTOR, f2 = NO_FACTOR, f3 = NO_FACTOR, f4 = NO_FACTOR] = term.factors.map(draws.of);
    const part = eachTerm && draws.column();
    for (let i = 0; i < sum.length; i++) {
      const x = term.of(f1[i]!, f2[i]!, f3[i]!, f4[i]!, sum[i]!);
      sum[i]! += x;
      if (part) part[i] = x;
    }
    if (part) eachTerm(term, part);
  }
  return sum;
}

function embodiedDraws(item: Item, hoursAt: HoursInDraw, draws: Draws): Float64Array {
  const made = sumOfTerms(item.embodied, draws);
  const [lifetime, utilisation] = [draws.of(item.lifetimeHours), draws.of(item.lifetimeUtilisation)];
  for (let i = 0; i < made.length; i++) {
    made[i] = embodiedCarbon(made[i] as Kilograms, hoursAt(i), lifetime[i] as Hours, utilisation[i] as Ratio);
  }
  return made;
}
