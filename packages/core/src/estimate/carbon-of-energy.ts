import {
  type GridZone,
  type Intensity,
  type IntensitySourceV1,
  measure,
  type Range,
  type Signal,
  type Source,
} from "@green-place/contract";
import { facilityEnergy } from "../formulas/facility-energy.ts";
import { operationalCarbon } from "../formulas/operational-carbon.ts";
import { createDraws, type Draws } from "../uncertainty/draws.ts";
import { factor, sourcesOfFactor } from "../uncertainty/factor.ts";
import { rangeOfDraws } from "../uncertainty/range-of-draws.ts";
import { collectSources } from "./collect-sources.ts";
import { type EnergyPlace, footprintDraws } from "./footprint-draws.ts";
import { givenFactor } from "./given-factor.ts";
import { intensityId } from "./intensity-id.ts";
import { unknownIntensity } from "./unknown-intensity.ts";

/** Energy that was measured, in a grid zone. */
export interface EnergyItem {
  /** kWh, at least 0: at the machine's plug where `pue` is given, else at the building's meter. */
  readonly energyKwh: number;
  readonly zone: GridZone;
  /** ISO 3166-1 alpha-2, for sources that know countries only. */
  readonly country: string;
  /** Of the building, at least 1; default 1. */
  readonly pue?: number;
  readonly year?: number;
}

export interface EnergyInput extends EnergyItem {
  readonly intensity: IntensitySourceV1;
}

export interface EnergyCarbon {
  /** As measured: before PUE, kWh. */
  readonly energyKwh: number;
  /** What it was multiplied by, at least 1. */
  readonly pue: number;
  readonly carbonKg: Range;
  readonly intensity: Range & { readonly zone: string; readonly year: number };
  readonly signal: Signal & { readonly year: number };
  readonly sources: Readonly<Record<string, Source>>;
}

/**
 * Turns measured energy into carbon.
 *
 *   C = E · PUE · I
 *
 * Throws `E_UNKNOWN_ZONE` with suggestions, `E_CANNOT_ESTIMATE` where a known zone has no figure, or `E_INVALID_QUANTITY`.
 */
export const carbonOfEnergy = (input: EnergyInput): EnergyCarbon =>
  describeEnergy(placedEnergy(input, input.intensity), createDraws());

/** Measured energy where it was used. */
export interface PlacedEnergy {
  readonly energyKwh: number;
  readonly place: EnergyPlace;
  readonly grid: Intensity;
  readonly source: IntensitySourceV1;
}

/** Finds the intensity of measured energy's zone. Throws as `carbonOfEnergy` does. */
export function placedEnergy(
  { energyKwh, zone, country, pue = 1, year }: EnergyItem,
  source: IntensitySourceV1,
): PlacedEnergy {
  measure(energyKwh, "kWh");
  const found = source.annual({ zones: [zone], country, ...(year !== undefined && { year }) });
  if (!found.ok) throw unknownIntensity(zone, found, source.signal);
  const { gramsPerKwh, conflict } = found.data;
  const id = intensityId(found.data.zone.id, found.data, [zone]);
  return {
    energyKwh,
    place: {
      intensity: factor(id, gramsPerKwh, source.id, { floor: 0, ...(conflict && { conflict }) }),
      pue: givenFactor("pue", pue, "1", 1),
    },
    grid: found.data,
    source,
  };
}

/** Carbon of placed energy as plain data. */
export function describeEnergy({ energyKwh, place, grid, source }: PlacedEnergy, draws: Draws): EnergyCarbon {
  const { intensity, pue } = place;
  const energy = facilityEnergy(measure(energyKwh, "kWh"), measure(pue.value, "1"));
  const drawn = footprintDraws({ itKwh: draws.column().fill(energyKwh) }, place, 1, draws);
  const { low, value, high } = grid.gramsPerKwh;
  return {
    energyKwh,
    pue: pue.value,
    carbonKg: rangeOfDraws(operationalCarbon(energy, measure(intensity.value, "g/kWh")), drawn.carbonKg),
    intensity: { low, value, high, zone: grid.zone.id, year: grid.year },
    signal: { ...grid.signal, year: grid.year },
    sources: collectSources(sourcesOfFactor(intensity), [source]),
  };
}
