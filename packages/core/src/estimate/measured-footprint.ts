import type { Hours, Kilograms, Range, Ratio } from "@green-place/contract";
import { embodiedCarbon } from "../formulas/embodied-carbon.ts";
import { facilityEnergy } from "../formulas/facility-energy.ts";
import { operationalCarbon } from "../formulas/operational-carbon.ts";
import { waterUse } from "../formulas/water-use.ts";
import { createDraws, type Draws } from "../uncertainty/draws.ts";
import type { Factor } from "../uncertainty/factor.ts";
import { rangeOfDraws } from "../uncertainty/range-of-draws.ts";
import { type EnergyPlace, footprintDraws } from "./footprint-draws.ts";

/** Embodied carbon of a whole machine, and over what it is shared out. */
export interface EmbodiedFactors {
  readonly madeKg: Factor;
  readonly lifetimeHours: Factor;
  readonly lifetimeUtilisation: Factor;
}

/** Energy that was measured at a machine for some time, and where. */
export interface MeasuredInput {
  /** kWh, one factor for each part that was measured or modelled by itself: their doubts are independent unless they share an id. */
  readonly energy: readonly Factor[];
  /** Auxiliary energy as a share of the sum of `energy`, where nothing measured it. */
  readonly auxiliaryRatio?: Factor;
  readonly place: EnergyPlace;
  readonly hours: number;
  readonly embodied?: EmbodiedFactors;
}

export interface MeasuredFootprint {
  /** At the machine, auxiliary energy included. */
  readonly energyKwh: Range;
  /** null where it was measured, or is not known. */
  readonly auxiliaryKwh: Range | null;
  /** At the building's meter: PUE included. */
  readonly facilityKwh: Range;
  readonly operationalKg: Range;
  /** null: not known. */
  readonly embodiedKg: Range | null;
  /** Operational, and embodied where that is known. */
  readonly carbonKg: Range;
  /** On site and in making the electricity; null unless both WUE and EWIF are known. */
  readonly waterLitres: Range | null;
}

/**
 * What measured energy comes to, by the same equations and the same draws as an estimate:
 *
 *   E_it        = Σ E · (1 + auxiliary ratio)        E_facility = E_it · PUE
 *   operational = E_facility · intensity             embodied   = made · t / (lifetime · utilisation)
 *   water       = E_it · WUE + E_facility · EWIF
 */
export function measuredFootprint(input: MeasuredInput, draws: Draws = createDraws()): MeasuredFootprint {
  const { energy, auxiliaryRatio: ratio, place, embodied, hours } = input;
  const measured = sumOf(energy, draws);
  const auxiliary = ratio && times(measured, ratio, draws);
  const it = auxiliary ? plus(measured, auxiliary) : measured;
  const made = embodied && embodiedOf(embodied, hours, draws);
  const drawn = footprintDraws({ itKwh: it.drawn, ...(made && { embodiedKg: made.drawn }) }, place, 1, draws);
  const facility = facilityEnergy(as(it.value), as(place.pue.value));
  const operational = operationalCarbon(facility, as(place.intensity.value));
  return {
    energyKwh: rangeOfDraws(it.value, it.drawn),
    auxiliaryKwh: auxiliary ? rangeOfDraws(auxiliary.value, auxiliary.drawn) : null,
    facilityKwh: rangeOfDraws(facility, drawn.facilityKwh),
    operationalKg: rangeOfDraws(operational, drawn.operationalKg),
    embodiedKg: made ? rangeOfDraws(made.value, made.drawn) : null,
    carbonKg: rangeOfDraws(made ? operational + made.value : operational, drawn.carbonKg),
    waterLitres:
      drawn.waterLitres && place.wue && place.ewif
        ? rangeOfDraws(
            waterUse(as(it.value), as(place.wue.value), facility, as(place.ewif.value)),
            drawn.waterLitres,
          )
        : null,
  };
}

/** A median and its draws. */
interface Drawn {
  readonly value: number;
  readonly drawn: Float64Array;
}

function sumOf(factors: readonly Factor[], draws: Draws): Drawn {
  const drawn = draws.column();
  let value = 0;
  for (const one of factors) {
    value += one.value;
    const column = draws.of(one);
    for (let i = 0; i < drawn.length; i++) drawn[i]! += column[i]!;
  }
  return { value, drawn };
}

function times({ value, drawn }: Drawn, ratio: Factor, draws: Draws): Drawn {
  const ratios = draws.of(ratio);
  return { value: value * ratio.value, drawn: drawn.map((one, i) => one * ratios[i]!) };
}

const plus = (a: Drawn, b: Drawn): Drawn => ({
  value: a.value + b.value,
  drawn: a.drawn.map((one, i) => one + b.drawn[i]!),
});

function embodiedOf(
  { madeKg, lifetimeHours, lifetimeUtilisation }: EmbodiedFactors,
  hours: number,
  draws: Draws,
): Drawn {
  const [made, lifetime, used] = [madeKg, lifetimeHours, lifetimeUtilisation].map((one) => draws.of(one));
  const kg = (of: number, over: number, share: number): number =>
    embodiedCarbon(of as Kilograms, hours as Hours, over as Hours, share as Ratio);
  return {
    value: kg(madeKg.value, lifetimeHours.value, lifetimeUtilisation.value),
    drawn: made!.map((one, i) => kg(one, lifetime![i]!, used![i]!)),
  };
}

/** The units are those of the factors, which their names state. */
const as = <M extends number>(value: number): M => value as M;
