import type { Prediction } from "./prediction.ts";

/** What a run has come to so far, once an interval. */
export interface Sample {
  /** Seconds since the start. */
  readonly seconds: number;
  /** Mean since the sample before. */
  readonly watts: number;
  readonly energyKwh: number;
  /** Operational, and embodied where it is known. */
  readonly carbonKg: number;
  /** What the whole run will come to, if its progress is known. */
  readonly prediction: Prediction | null;
}
