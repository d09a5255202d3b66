import type { Intensity, Signal } from "./intensity-source-v1.ts";

/**
 * Carbon intensity over time, piecewise constant: slot `i` lasts from `startsMs[i]` to `startsMs[i + 1]`, the last one to `endMs`.
 * Instants are whole milliseconds since 1970 in UTC, ascending; slots may differ in length.
 * A slot whose intensity is not known holds NaN: a gap, which is never filled.
 */
export interface IntensitySeries {
  /** Ascending; at least one. */
  readonly startsMs: Float64Array;
  /** After the last start. */
  readonly endMs: number;
  /** Grams of CO2e for each kWh, one for each slot, at least 0, or NaN where not known. */
  readonly gramsPerKwh: Float64Array;
}

/** A series of one zone with what has to be known to use it. */
export interface ZoneSeries {
  /** Id of the zone in the scheme of whoever answers. */
  readonly zone: string;
  /** Which question the figures answer; series of two signals never mix. */
  readonly signal: Signal;
  readonly series: IntensitySeries;
  /** `history` was observed, `profile` is a typical day, `forecast` is a prediction, `file` is what the user gave. */
  readonly basis: "history" | "profile" | "forecast" | "file";
  /** Id of a source. */
  readonly source: string;
  /** The yearly figure that is the mean of the hours; absent where they have a level of their own: as published, as forecast, as given. */
  readonly level?: Intensity;
  /** The calendar years, ascending, whose hours these are or are made from; absent where they are of no past year, or that is not known. */
  readonly shapeYears?: readonly number[];
}
