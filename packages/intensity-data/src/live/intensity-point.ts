/** One slot of an answer: `startMs` up to `endMs` (UTC milliseconds since 1970), not yet known to fit its neighbours. */
export interface IntensityPoint {
  readonly startMs: number;
  readonly endMs: number;
  readonly gramsPerKwh: number;
  readonly forecast: boolean;
}
