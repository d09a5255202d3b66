import { GRAMS_PER_KILOGRAM, JOULES_PER_KILOWATT_HOUR, joulesToKilowattHours } from "@green-place/contract";
import type { Meter } from "../meter/meter.ts";
import { embodiedShare } from "./embodied-share.ts";
import type { Prediction } from "./prediction.ts";
import type { RunSettings } from "./run-settings.ts";

/** A run so far; given to `onSample` once an interval. */
export interface Sample {
  /** Seconds since the start. */
  readonly seconds: number;
  /** Mean power since the sample before. */
  readonly watts: number;
  readonly energyKwh: number;
  /** Operational, and embodied where it is known. */
  readonly carbonKg: number;
  /** Of the whole run; null where its progress is not known. */
  readonly prediction: Prediction | null;
}

/** Before anything was measured. */
export const firstSample: Sample = { seconds: 0, watts: 0, energyKwh: 0, carbonKg: 0, prediction: null };

/** A run as its meter has it now, values without ranges: carbon = E * PUE * intensity + embodied share. */
export function sampleOf(
  meter: Meter,
  { place, embodied }: Pick<RunSettings, "place" | "embodied">,
  before: Sample,
  prediction: Prediction | null,
): Sample {
  const { total, seconds } = meter.summary();
  const energyKwh = joulesToKilowattHours(total.value);
  const passed = seconds - before.seconds;
  const grams = meter.meanIntensity() ?? place.gramsPerKwh.value;
  const operationalKg = (energyKwh * place.pue.value * grams) / GRAMS_PER_KILOGRAM;
  return {
    seconds,
    watts: passed > 0 ? ((energyKwh - before.energyKwh) * JOULES_PER_KILOWATT_HOUR) / passed : before.watts,
    energyKwh,
    carbonKg: operationalKg + (embodied ? embodiedShare(embodied, seconds).value : 0),
    prediction,
  };
}
