/** What our model says: a median with its range, or a number without doubt when everything was given. */
export interface Answer {
  readonly low: number;
  readonly value: number;
  readonly high: number;
}

export const sure = (value: number): Answer => ({ low: value, value, high: value });

export const scaled = ({ low, value, high }: Answer, by: number): Answer => ({
  low: low * by,
  value: value * by,
  high: high * by,
});
