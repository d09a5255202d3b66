import { type Range, SECONDS_PER_HOUR } from "@green-place/contract";
import { exactRange, inverse, productIndependent } from "../meter/range-arithmetic.ts";
import type { Embodied } from "./run-settings.ts";

/**
 * The part of the machine's embodied carbon that a run of some seconds uses up, in kg:
 *
 *   C_embodied = kg * hours / (lifetime * utilisation)
 */
export const embodiedShare = ({ kg, lifetimeHours, lifetimeUtilisation }: Embodied, seconds: number): Range =>
  productIndependent([
    kg,
    exactRange(seconds / SECONDS_PER_HOUR),
    inverse(lifetimeHours),
    inverse(lifetimeUtilisation),
  ]);
