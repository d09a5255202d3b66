import { JOULES_PER_KILOWATT_HOUR, MILLISECONDS_PER_SECOND } from "@green-place/contract";
import { measuredMedians } from "@green-place/core";
import type { Meter } from "../meter/meter.ts";
import { leftOutOf } from "./left-out.ts";
import type { Prediction } from "./prediction.ts";
import type { LeftOut } from "./report.ts";
import { measuredRun, placeFactors } from "./run-footprint.ts";
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
  /** What energy and carbon leave out so far, because its power is not known; as in the report. */
  readonly leftOut: readonly LeftOut[];
  /** Of the whole run; null where its progress is not known. */
  readonly prediction: Prediction | null;
}

/** Before anything was measured. */
export const firstSample: Sample = {
  seconds: 0,
  watts: 0,
  energyKwh: 0,
  carbonKg: 0,
  leftOut: [],
  prediction: null,
};

/** A run as its meter has it now, values without ranges. */
export function sampleOf(
  meter: Meter,
  { place, embodied, accelerators }: Pick<RunSettings, "place" | "embodied" | "accelerators">,
  before: Sample,
  prediction: Prediction | null,
): Sample {
  const seconds = meter.tMs / MILLISECONDS_PER_SECOND;
  const factors = placeFactors(place, meter.meanIntensity());
  const energy = meter.factors();
  const { energyKwh, carbonKg } = measuredMedians(measuredRun(energy, seconds, factors, embodied));
  const summary = { factors: energy, unread: meter.unread() };
  const passed = seconds - before.seconds;
  return {
    seconds,
    watts: passed > 0 ? ((energyKwh - before.energyKwh) * JOULES_PER_KILOWATT_HOUR) / passed : before.watts,
    energyKwh,
    carbonKg,
    leftOut: leftOutOf(accelerators, meter.channels(), summary).leftOut,
    prediction,
  };
}
