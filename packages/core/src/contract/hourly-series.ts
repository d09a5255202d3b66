import type { Signal } from "./intensity-source-v1.ts";

/**
 * Carbon intensity over time, piecewise constant: slot `i` lasts from `startsMs[i]` to `startsMs[i + 1]`, the last one to `endMs`.
 * Instants are milliseconds since 1970 in UTC, ascending and without gaps.
 */
export interface IntensitySeries {
  readonly startsMs: Float64Array;
  readonly endMs: number;
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
