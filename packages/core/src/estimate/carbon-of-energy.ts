import type { GridZone, Intensity, IntensitySourceV1, Range, Signal, Source } from "@green-place/contract";
import { type GramsPerKilowattHour, GreenPlaceError, measure, type Ratio } from "@green-place/contract";
import { facilityEnergy } from "../formulas/facility-energy.ts";
import { operationalCarbon } from "../formulas/operational-carbon.ts";
import { collectSources } from "./collect-sources.ts";

export interface EnergyInput {
  /** Measured at the plug of the machine. */
  readonly energyKwh: number;
  readonly zone: GridZone;
  /** ISO 3166-1 alpha-2, for sources that know countries only. */
  readonly country: string;
  /** Of the building, at least 1; default 1: the energy is taken as measured at the building's meter. */
  readonly pue?: number;
  readonly year?: number;
  readonly intensity: IntensitySourceV1;
}

export interface EnergyCarbon {
  readonly energyKwh: number;
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
 * Throws `E_UNKNOWN_ZONE` with suggestions, or `E_INVALID_QUANTITY`.
 */
export function carbonOfEnergy(input: EnergyInput): EnergyCarbon {
  const { zone, country, year, intensity: source } = input;
  const energy = facilityEnergy(measure(input.energyKwh, "kWh"), atLeastOne(input.pue ?? 1));
  const found = source.annual({ zones: [zone], country, ...(year !== undefined && { year }) });
  if (!found.ok) {
    const { suggestions } = found;
    throw new GreenPlaceError(
      "E_UNKNOWN_ZONE",
      `No intensity is known for the zone "${zone.id}".`,
      suggestions.length > 0
        ? `Did you mean ${suggestions.join(" or ")}?`
        : "`green-place zones` lists all that are known.",
    );
  }
  const { gramsPerKwh, signal } = found.data;
  const kg = (grams: number): number => operationalCarbon(energy, grams as GramsPerKilowattHour);
  return {
    energyKwh: input.energyKwh,
    pue: input.pue ?? 1,
    carbonKg: { low: kg(gramsPerKwh.low), value: kg(gramsPerKwh.value), high: kg(gramsPerKwh.high) },
    intensity: zoneIntensity(found.data),
    signal: { ...signal, year: found.data.year },
    sources: collectSources([`${source.id}/${gramsPerKwh.source}`], [source]),
  };
}

const zoneIntensity = ({ gramsPerKwh, zone, year }: Intensity): EnergyCarbon["intensity"] => ({
  low: gramsPerKwh.low,
  value: gramsPerKwh.value,
  high: gramsPerKwh.high,
  zone: zone.id,
  year,
});

function atLeastOne(pue: number): Ratio {
  if (pue < 1)
    throw new GreenPlaceError(
      "E_INVALID_QUANTITY",
      `A PUE of ${pue} is below 1.`,
      "A building uses at least what its machines use.",
    );
  return measure(pue, "1");
}
