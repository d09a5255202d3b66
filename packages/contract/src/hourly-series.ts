import type { Signal } from "./intensity-source-v1.ts";

/**
 * Carbon intensity over time, piecewise constant: slot `i` lasts from `startsMs[i]` to `startsMs[i + 1]`, the last one to `endMs`.
 * Instants are whole milliseconds since 1970 in UTC, ascending; slots may differ in length.
 * A slot whose intensity is not known holds NaN: a gap, which is never filled.
 */
export interface IntensitySeries {
  readonly startsMs: Float64Array;
  readonly endMs: number;
  /** g/kWh, one for each slot, at least 0, or NaN where not known. */
  readonly gramsPerKwh: Float64Array;
}

/** A series of one zone with what has to be known to use it. */
export interface ZoneSeries {
  readonly zone: string;
  readonly signal: Signal;
  readonly series: IntensitySeries;
  /** `history` was observed, `profile` is a typical day, `forecast` is a live prediction. */
  readonly basis: "history" | "profile" | "forecast" | "file";
  readonly source: string;
}
