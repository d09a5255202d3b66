import type {
  GramsPerKilowattHour,
  KilowattHours,
  LitresPerKilowattHour,
  Ratio,
} from "@green-place/contract";
import { facilityEnergy } from "../formulas/facility-energy.ts";
import { operationalCarbon } from "../formulas/operational-carbon.ts";
import { waterUse } from "../formulas/water-use.ts";
import type { Draws } from "../uncertainty/draws.ts";
import type { EnergyDraws } from "./item-draws.ts";
import type { PlaceFactors } from "./place.ts";

/** A place of which the water may not be known. */
export type EnergyPlace = Pick<PlaceFactors, "intensity" | "pue"> & Partial<PlaceFactors>;

/** A footprint in each draw; a part is absent where nothing is known of it. */
export interface FootprintDraws {
  readonly facilityKwh: Float64Array;
  readonly operationalKg: Float64Array;
  readonly embodiedKg?: Float64Array;
  /** Operational, and embodied where that is known. */
  readonly carbonKg: Float64Array;
  readonly waterLitres?: Float64Array;
}

/**
 * The one way from energy to carbon and water, whether the energy was estimated or measured:
 *
 *   E_facility = E_it · PUE + E_outside
 *   carbon     = E_facility · intensity · timing + embodied
 *   water      = E_it · WUE + E_facility · EWIF
 */
export function footprintDraws(
  { itKwh, outsideKwh, embodiedKg }: EnergyDraws,
  place: EnergyPlace,
  timingRatio: number,
  draws: Draws,
): FootprintDraws {
  const [intensity, pue] = [draws.of(place.intensity), draws.of(place.pue)];
  const water = place.wue && place.ewif && { wue: draws.of(place.wue), ewif: draws.of(place.ewif) };
  const facilityKwh = draws.column();
  const operationalKg = draws.column();
  const carbonKg = embodiedKg ? draws.column() : operationalKg;
  const waterLitres = water && draws.column();
  for (let i = 0; i < itKwh.length; i++) {
    const it = itKwh[i] as KilowattHours;
    let facility = facilityEnergy(it, pue[i] as Ratio);
    if (outsideKwh) facility = (facility + outsideKwh[i]!) as KilowattHours;
    const operational = operationalCarbon(facility, (intensity[i]! * timingRatio) as GramsPerKilowattHour);
    facilityKwh[i] = facility;
    operationalKg[i] = operational;
    if (embodiedKg) carbonKg[i] = operational + embodiedKg[i]!;
    if (waterLitres) {
      waterLitres[i] = waterUse(
        it,
        water.wue[i] as LitresPerKilowattHour,
        facility,
        water.ewif[i] as LitresPerKilowattHour,
      );
    }
  }
  return {
    facilityKwh,
    operationalKg,
    carbonKg,
    ...(embodiedKg && { embodiedKg }),
    ...(waterLitres && { waterLitres }),
  };
}
