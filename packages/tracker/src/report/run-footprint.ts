import { joulesToKilowattHours, type Range, SECONDS_PER_HOUR } from "@green-place/contract";
import {
  assumedFactor,
  defaultAssumptions,
  type EmbodiedFactors,
  type EmbodiedMachine,
  type Factor,
  factor,
  type MeasuredInput,
  measuredFootprint,
} from "@green-place/core";
import type { EnergyFactors } from "../meter/watched-energy.ts";
import type { ResolvedPlace } from "../place/place.ts";

/** A run's place as factors: what a run and its parts share, so that a doubt about it is one doubt. */
export interface RunPlaceFactors {
  readonly intensity: Factor;
  readonly pue: Factor;
  readonly wue?: Factor;
  readonly ewif: Factor;
}

/** The factors of a place. `meanGramsPerKwh` is the mean over the hours of the run where they are known, and scales the year's figure. */
export function placeFactors(place: ResolvedPlace, meanGramsPerKwh: number | null): RunPlaceFactors {
  const grams = { ...place.gramsPerKwh, ...scaledTo(meanGramsPerKwh, place.gramsPerKwh) };
  return {
    intensity: factor("place:intensity", grams, "place", { floor: 0 }),
    pue: factor("place:pue", place.pue, "place", { floor: 1 }),
    ...(place.wue && { wue: factor("place:wue", place.wue, "place", { floor: 0 }) }),
    ewif: place.ewif
      ? factor("place:ewif", place.ewif, "place", { floor: 0 })
      : assumedFactor(defaultAssumptions, "ewif", { floor: 0 }),
  };
}

/** A yearly figure as a mean over hours has it: the same doubt in proportion. Of a figure of 0 nothing is in proportion. */
function scaledTo(mean: number | null, { low, value, high }: Range): Range {
  if (mean === null) return { low, value, high };
  if (value === 0) return { low: mean, value: mean, high: mean };
  const scale = mean / value;
  return { low: low * scale, value: mean, high: high * scale };
}

/** The energy of a run with its place and embodied carbon, as core's equations take it. */
export function measuredRun(
  { cpu, gpu, ram, machine, auxiliaryRatio }: EnergyFactors,
  seconds: number,
  place: RunPlaceFactors,
  embodied: EmbodiedMachine | null,
): MeasuredInput {
  const energy = machine.length > 0 ? machine : [...cpu, ...gpu, ...ram];
  return {
    energy: energy.map(inKilowattHours),
    ...(auxiliaryRatio && { auxiliaryRatio }),
    place,
    hours: seconds / SECONDS_PER_HOUR,
    ...(embodied && { embodied: embodiedFactors(embodied) }),
  };
}

/** Operational carbon, kg, of energy at a place: of a part of a run, or of the run elsewhere. */
export const operationalKgOf = (
  energyKwh: Range,
  place: Pick<RunPlaceFactors, "intensity" | "pue">,
): Range => {
  const energy: Factor = { id: "run:energy", ...energyKwh, unit: "kWh", source: "run", floor: 0 };
  return measuredFootprint({ energy: [energy], place, hours: 0 }).operationalKg;
};

const inKilowattHours = (joules: Factor): Factor => ({
  ...joules,
  low: joulesToKilowattHours(joules.low),
  value: joulesToKilowattHours(joules.value),
  high: joulesToKilowattHours(joules.high),
  unit: "kWh",
});

const embodiedFactors = ({
  madeKg,
  lifetimeHours,
  lifetimeUtilisation,
}: EmbodiedMachine): EmbodiedFactors => ({
  madeKg: factor("machine:embodied-kg", madeKg, "machine", { floor: 0 }),
  lifetimeHours: factor("assumed:lifetime-hours", lifetimeHours, "machine"),
  lifetimeUtilisation: factor("assumed:lifetime-utilisation", lifetimeUtilisation, "machine", { ceiling: 1 }),
});
