import type {
  GramsPerKilowattHour,
  KilowattHours,
  LitresPerKilowattHour,
  Range,
  Ratio,
} from "@green-place/contract";
import { facilityEnergy } from "../formulas/facility-energy.ts";
import { operationalCarbon } from "../formulas/operational-carbon.ts";
import { waterUse } from "../formulas/water-use.ts";
import type { Draws } from "../uncertainty/draws.ts";
import { rangeOfDraws } from "../uncertainty/range-of-draws.ts";
import type { Footprint } from "./footprint.ts";
import type { Machine } from "./machine.ts";
import { machineDraws } from "./machine-draws.ts";
import type { Place } from "./place.ts";

/** The range of each part of a footprint. */
export type FootprintRanges = { readonly [K in keyof Footprint]: Range };

/** Evaluates a placement on every draw, column by column: the 5th to 95th percentile around the median estimate. */
export function footprintRanges(
  median: Footprint,
  machine: Machine,
  { factors }: Place,
  timingRatio: number,
  embodied: boolean,
  draws: Draws,
): FootprintRanges {
  const { itKwh, embodiedKg } = machineDraws(machine, draws);
  const [intensity, pue] = [draws.of(factors.intensity), draws.of(factors.pue)];
  const [wue, ewif] = [draws.of(factors.wue), draws.of(factors.ewif)];
  const facilityKwh = draws.column();
  const operationalKg = draws.column();
  const carbonKg = draws.column();
  const waterLitres = draws.column();
  for (let i = 0; i < itKwh.length; i++) {
    const it = itKwh[i] as KilowattHours;
    const facility = facilityEnergy(it, pue[i] as Ratio);
    const operational = operationalCarbon(facility, (intensity[i]! * timingRatio) as GramsPerKilowattHour);
    facilityKwh[i] = facility;
    operationalKg[i] = operational;
    carbonKg[i] = embodied ? operational + embodiedKg[i]! : operational;
    waterLitres[i] = waterUse(
      it,
      wue[i] as LitresPerKilowattHour,
      facility,
      ewif[i] as LitresPerKilowattHour,
    );
  }
  const leftOut = { low: median.embodiedKg, value: median.embodiedKg, high: median.embodiedKg };
  return {
    facilityKwh: rangeOfDraws(median.facilityKwh, facilityKwh),
    operationalKg: rangeOfDraws(median.operationalKg, operationalKg),
    embodiedKg: embodied ? rangeOfDraws(median.embodiedKg, embodiedKg) : leftOut,
    carbonKg: rangeOfDraws(median.carbonKg, carbonKg),
    waterLitres: rangeOfDraws(median.waterLitres, waterLitres),
  };
}
