import { joulesToKilowattHours, type Range } from "@green-place/contract";

/** Nothing, exactly. */
export const zeroRange: Range = { low: 0, value: 0, high: 0 };

/** A number without doubt. */
export const exactRange = (value: number): Range => ({ low: value, value, high: value });

const each = ({ low, value, high }: Range, change: (number: number) => number): Range => ({
  low: change(low),
  value: change(value),
  high: change(high),
});

/** range * factor, for a factor of 0 or more. */
export const scaled = (range: Range, factor: number): Range => each(range, (number) => number * factor);

/** J to kWh. */
export const kilowattHours = (joules: Range): Range => each(joules, joulesToKilowattHours);

/** Sum of ranges that share their doubt: low ends add, high ends add. The sum of none is 0. */
export const sum = (...ranges: readonly Range[]): Range =>
  ranges.reduce(
    (a, b) => ({ low: a.low + b.low, value: a.value + b.value, high: a.high + b.high }),
    zeroRange,
  );

/** whole - part, at the least 0, as far apart as the two can lie. */
export const difference = (whole: Range, part: Range): Range => ({
  low: Math.max(0, whole.low - part.high),
  value: Math.max(0, whole.value - part.value),
  high: Math.max(0, whole.high - part.low),
});

/** Widened by relative errors, 0.05 below and above for +-5 %. */
export const widened = (
  { low, value, high }: Range,
  error: { readonly below: number; readonly above: number },
): Range => ({ low: low * (1 - error.below), value, high: high * (1 + error.above) });

/** A part of a whole, with the whole's relative doubt; without doubt where the whole is 0. */
export function partOf(whole: Range, value: number): Range {
  if (whole.value <= 0) return exactRange(value);
  return { low: (whole.low / whole.value) * value, value, high: (whole.high / whole.value) * value };
}
