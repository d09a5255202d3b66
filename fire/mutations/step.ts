/** One change of a text. What the numbers mean is up to the mutation; any three of them do something. */
export interface Step {
  /** Which change. */
  readonly kind: number;
  /** Where. */
  readonly at: number;
  /** What to put there, or how much. */
  readonly choice: number;
}
