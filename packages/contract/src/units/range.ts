/** A value with the range that should hold the truth nine times in ten: `low <= value <= high`. Its unit is in the name of the field that holds it. */
export interface Range {
  readonly low: number;
  readonly value: number;
  readonly high: number;
}
