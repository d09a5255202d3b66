/** A value with the range that should hold the truth nine times in ten: `low <= value <= high`. Its unit is the user's to name. */
export interface Range {
  readonly low: number;
  readonly value: number;
  readonly high: number;
}
