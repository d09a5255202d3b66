import type { Prediction } from "./prediction.ts";

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
