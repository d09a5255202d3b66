import type {
  GramsPerKilowattHour,
  Kilograms,
  KilowattHours,
  Litres,
  LitresPerKilowattHour,
  Ratio,
} from "@green-place/contract";
import { facilityEnergy } from "../formulas/facility-energy.ts";
import { operationalCarbon } from "../formulas/operational-carbon.ts";
import { waterUse } from "../formulas/water-use.ts";
import type { ItemEnergy } from "./item-energy.ts";
import type { PlaceFactors } from "./place.ts";

/** The numbers of a place, one for each factor. */
export type PlaceNumbers = { readonly [K in keyof PlaceFactors]: number };

export interface Footprint {
  /** At the building's meter, PUE included, and outside the building what is used there. */
  readonly facilityKwh: KilowattHours;
  readonly operationalKg: Kilograms;
  /** null where it is not counted. */
  readonly embodiedKg: Kilograms | null;
  /** Operational, and embodied where that is counted. */
  readonly carbonKg: Kilograms;
  readonly waterLitres: Litres;
}

/**
 * What energy means at a place.
 *
 *   carbon = (E_it · PUE + E_outside) · intensity · timing + embodied
 *
 * `embodied` says whether embodied carbon is counted. `timingRatio` is the mean intensity while the job runs over the zone's yearly mean: 1 when no hour was chosen.
 */
export function footprint(
  energy: Pick<ItemEnergy, "itKwh" | "outsideKwh" | "embodiedKg">,
  place: PlaceNumbers,
  timingRatio: number,
  embodied: boolean,
): Footprint {
  const facilityKwh = (facilityEnergy(energy.itKwh, place.pue as Ratio) + energy.outsideKwh) as KilowattHours;
  const operationalKg = operationalCarbon(
    facilityKwh,
    (place.intensity * timingRatio) as GramsPerKilowattHour,
  );
  const embodiedKg = embodied ? energy.embodiedKg : null;
  return {
    facilityKwh,
    operationalKg,
    embodiedKg,
    carbonKg: embodiedKg === null ? operationalKg : ((operationalKg + embodiedKg) as Kilograms),
    waterLitres: waterUse(
      energy.itKwh,
      place.wue as LitresPerKilowattHour,
      facilityKwh,
      place.ewif as LitresPerKilowattHour,
    ),
  };
}

/** The medians of a place's factors. */
export const medianPlace = (factors: PlaceFactors): PlaceNumbers => ({
  intensity: factors.intensity.value,
  pue: factors.pue.value,
  wue: factors.wue.value,
  ewif: factors.ewif.value,
});
