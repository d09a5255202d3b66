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
  const facilityKwh = draws.column();
  const operationalKg = draws.column();
  for (let i = 0; i < itKwh.length; i++) {
    const facility = facilityEnergy(itKwh[i] as KilowattHours, pue[i] as Ratio);
    facilityKwh[i] = outsideKwh ? facility + outsideKwh[i]! : facility;
    operationalKg[i] = operationalCarbon(
      facilityKwh[i] as KilowattHours,
      (intensity[i]! * timingRatio) as GramsPerKilowattHour,
    );
  }
  let carbonKg = operationalKg;
  if (embodiedKg) {
    carbonKg = draws.column();
    for (let i = 0; i < carbonKg.length; i++) carbonKg[i] = operationalKg[i]! + embodiedKg[i]!;
  }
  const waterLitres = waterDraws(itKwh, facilityKwh, place, draws);
  return {
    facilityKwh,
    operationalKg,
    carbonKg,
    ...(embodiedKg && { embodiedKg }),
    ...(waterLitres && { waterLitres }),
  };
}

function waterDraws(
  itKwh: Float64Array,
  facilityKwh: Float64Array,
  place: EnergyPlace,
  draws: Draws,
): Float64Array | undefined {
  if (!place.wue || !place.ewif) return undefined;
  const [wue, ewif] = [draws.of(place.wue), draws.of(place.ewif)];
  const litres = draws.column();
  for (let i = 0; i < litres.length; i++) {
    litres[i] = waterUse(
      itKwh[i] as KilowattHours,
      wue[i] as LitresPerKilowattHour,
      facilityKwh[i] as KilowattHours,
      ewif[i] as LitresPerKilowattHour,
    );
  }
  return litres;
}
