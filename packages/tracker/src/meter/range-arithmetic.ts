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

/** range / divisor, for a divisor above 0. */
export const divided = (range: Range, divisor: number): Range => each(range, (number) => number / divisor);

/** J to kWh. */
export const kilowattHours = (joules: Range): Range => each(joules, joulesToKilowattHours);

/** 1 / range, for a range above 0: the low end comes from the high one. */
export const inverse = ({ low, value, high }: Range): Range => ({
  low: 1 / high,
  value: 1 / value,
  high: 1 / low,
});

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

/** Sum of independent ranges: values add, and so do the squares of their doubts. At the least 0. */
export function sumIndependent(ranges: readonly Range[]): Range {
  const value = ranges.reduce((total, range) => total + range.value, 0);
  const below = Math.hypot(...ranges.map((range) => range.value - range.low));
  const above = Math.hypot(...ranges.map((range) => range.high - range.value));
  return { low: Math.max(0, value - below), value, high: value + above };
}

/** Product of independent ranges: relative doubts add in squares. A factor of 0 makes 0. At the least 0. */
export function productIndependent(factors: readonly Range[]): Range {
  const value = factors.reduce((product, factor) => product * factor.value, 1);
  const doubt = (side: "low" | "high"): number =>
    Math.hypot(
      ...factors.map((factor) => (factor.value === 0 ? 0 : (factor[side] - factor.value) / factor.value)),
    );
  return { low: Math.max(0, value * (1 - doubt("low"))), value, high: value * (1 + doubt("high")) };
}

/** A part of a whole, with the whole's relative doubt; without doubt where the whole is 0. */
export function partOf(whole: Range, value: number): Range {
  if (whole.value <= 0) return exactRange(value);
  return { low: (whole.low / whole.value) * value, value, high: (whole.high / whole.value) * value };
}
