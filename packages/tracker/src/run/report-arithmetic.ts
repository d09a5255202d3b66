import type { Spread } from "../meter/cpu-load-power.ts";

export type { Spread } from "../meter/cpu-load-power.ts";

export const joulesPerKwh = 3_600_000;

export const kwh = ({ low, value, high }: Spread): Spread => ({
  low: low / joulesPerKwh,
  value: value / joulesPerKwh,
  high: high / joulesPerKwh,
});

/** Product of independent factors: relative doubts add in squares. A factor of 0 makes 0. */
export function productIndependent(factors: readonly Spread[]): Spread {
  const value = factors.reduce((product, factor) => product * factor.value, 1);
  const doubt = (side: "low" | "high"): number =>
    Math.hypot(
      ...factors.map((factor) => (factor.value === 0 ? 0 : (factor[side] - factor.value) / factor.value)),
    );
  return { low: Math.max(0, value * (1 - doubt("low"))), value, high: value * (1 + doubt("high")) };
}

export const plus = (a: Spread, b: Spread): Spread => ({
  low: a.low + b.low,
  value: a.value + b.value,
  high: a.high + b.high,
});

export const times = ({ low, value, high }: Spread, factor: number): Spread => ({
  low: low * factor,
  value: value * factor,
  high: high * factor,
});
