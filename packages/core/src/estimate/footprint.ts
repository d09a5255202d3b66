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
import type { MachineEnergy } from "./machine-energy.ts";

/** The numbers of a place, one for each factor. */
export interface PlaceNumbers {
  readonly intensity: number;
  readonly pue: number;
  readonly wue: number;
  readonly ewif: number;
}

export interface Footprint {
  readonly facilityKwh: KilowattHours;
  readonly operationalKg: Kilograms;
  /** 0 only when the caller left embodied carbon out. */
  readonly embodiedKg: Kilograms;
  readonly carbonKg: Kilograms;
  readonly waterLitres: Litres;
}

const LEFT_OUT = 0 as Kilograms;

/**
 * What a machine's energy means at a place.
 *
 *   carbon = E_it · PUE · intensity · timingRatio + embodied
 *
 * `timingRatio` is the mean intensity while the job runs over the zone's yearly mean: 1 when no hour was chosen.
 */
export function footprint(
  machine: MachineEnergy,
  place: PlaceNumbers,
  timingRatio: number,
  embodied: boolean,
): Footprint {
  const facilityKwh = facilityEnergy(machine.itKwh, place.pue as Ratio);
  const operationalKg = operationalCarbon(
    facilityKwh,
    (place.intensity * timingRatio) as GramsPerKilowattHour,
  );
  const embodiedKg = embodied ? machine.embodiedKg : LEFT_OUT;
  return {
    facilityKwh,
    operationalKg,
    embodiedKg,
    carbonKg: (operationalKg + embodiedKg) as Kilograms,
    waterLitres: waterUse(
      machine.itKwh,
      place.wue as LitresPerKilowattHour,
      facilityKwh,
      place.ewif as LitresPerKilowattHour,
    ),
  };
}

/** The medians of a place's factors. */
export const medianPlace = (
  factors: Readonly<Record<keyof PlaceNumbers, { readonly value: number }>>,
): PlaceNumbers => ({
  intensity: factors.intensity.value,
  pue: factors.pue.value,
  wue: factors.wue.value,
  ewif: factors.ewif.value,
});
