import type { KilowattHours, Range } from "@green-place/contract";
import { embodiedCarbon } from "../formulas/embodied-carbon.ts";
import { facilityEnergy } from "../formulas/facility-energy.ts";
import { operationalCarbon } from "../formulas/operational-carbon.ts";
import { waterUse } from "../formulas/water-use.ts";
import { createDraws, type Draws } from "../uncertainty/draws.ts";
import type { Factor } from "../uncertainty/factor.ts";
import { rangeOfDraws } from "../uncertainty/range-of-draws.ts";
import { sumOfFactors } from "../uncertainty/sum-of-factors.ts";
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
  const { energy, auxiliaryRatio, place, embodied, hours } = input;
  const median = measuredMedians(input);
  const measured = sumOfFactors(energy, draws).drawn;
  const auxiliary = auxiliaryRatio && times(measured, auxiliaryRatio, draws);
  const itKwh = auxiliary ? measured.map((one, i) => one + auxiliary[i]!) : measured;
  const embodiedKg = embodied && embodiedDraws(embodied, hours, draws);
  const drawn = footprintDraws({ itKwh, ...(embodiedKg && { embodiedKg }) }, place, 1, draws);
  const rangeOrNull = (value: number | null, column: Float64Array | undefined): Range | null =>
    value === null || !column ? null : rangeOfDraws(value, column);
  return {
    energyKwh: rangeOfDraws(median.energyKwh, itKwh),
    auxiliaryKwh: rangeOrNull(median.auxiliaryKwh, auxiliary),
    facilityKwh: rangeOfDraws(median.facilityKwh, drawn.facilityKwh),
    operationalKg: rangeOfDraws(median.operationalKg, drawn.operationalKg),
    embodiedKg: rangeOrNull(median.embodiedKg, embodiedKg),
    carbonKg: rangeOfDraws(median.carbonKg, drawn.carbonKg),
    waterLitres: rangeOrNull(median.waterLitres, drawn.waterLitres),
  };
}

/** The same at the median of every factor, which is all that a live figure needs. */
export function measuredMedians(input: MeasuredInput): {
  readonly [K in keyof MeasuredFootprint]: null extends MeasuredFootprint[K] ? number | null : number;
} {
  const { energy, auxiliaryRatio, place, embodied, hours } = input;
  const measured = energy.reduce((total, { value }) => total + value, 0);
  const auxiliaryKwh = auxiliaryRatio ? measured * auxiliaryRatio.value : null;
  const it = as<KilowattHours>(auxiliaryKwh === null ? measured : measured + auxiliaryKwh);
  const facilityKwh = facilityEnergy(it, as(place.pue.value));
  const operationalKg = operationalCarbon(facilityKwh, as(place.intensity.value));
  const embodiedKg = embodied
    ? embodiedCarbon(
        as(embodied.madeKg.value),
        as(hours),
        as(embodied.lifetimeHours.value),
        as(embodied.lifetimeUtilisation.value),
      )
    : null;
  return {
    energyKwh: it,
    auxiliaryKwh,
    facilityKwh,
    operationalKg,
    embodiedKg,
    carbonKg: embodiedKg === null ? operationalKg : operationalKg + embodiedKg,
    waterLitres:
      place.wue && place.ewif ? waterUse(it, as(place.wue.value), facilityKwh, as(place.ewif.value)) : null,
  };
}

function times(column: Float64Array, ratio: Factor, draws: Draws): Float64Array {
  const ratios = draws.of(ratio);
  return column.map((one, i) => one * ratios[i]!);
}

function embodiedDraws(
  { madeKg, lifetimeHours, lifetimeUtilisation }: EmbodiedFactors,
  hours: number,
  draws: Draws,
): Float64Array {
  const [lifetime, used] = [draws.of(lifetimeHours), draws.of(lifetimeUtilisation)];
  return draws
    .of(madeKg)
    .map((made, i) => embodiedCarbon(as(made), as(hours), as(lifetime[i]!), as(used[i]!)));
}

/** The units are those of the factors, which their names state. */
const as = <M extends number>(value: number): M => value as M;
