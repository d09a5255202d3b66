import { productIndependent, type Spread } from "./report-arithmetic.ts";
import type { Embodied } from "./run-settings.ts";

const inverse = ({ low, value, high }: Spread): Spread => ({
  low: 1 / high,
  value: 1 / value,
  high: 1 / low,
});
const exact = (value: number): Spread => ({ low: value, value, high: value });

/**
 * The part of the making of the machine that a run uses up, in kg:
 *
 *   C_embodied = kg * hours / (lifetime * utilisation)
 */
export const embodiedShare = (
  { kg, lifetimeHours, lifetimeUtilisation }: Embodied,
  seconds: number,
): Spread =>
  productIndependent([kg, exact(seconds / 3600), inverse(lifetimeHours), inverse(lifetimeUtilisation)]);
