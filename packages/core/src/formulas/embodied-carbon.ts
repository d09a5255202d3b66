import type { Hours, Kilograms, Ratio } from "@green-place/contract";

/**
 * The share of a machine's embodied carbon that a job uses up (the SCI's TE · TS · RS).
 *
 *   C_embodied = made · hours / (lifetime · utilisation)
 *
 * `made` is already the share of the machine that is rented. `utilisation` is the part of its life in which it is rented at all.
 */
export const embodiedCarbon = (
  made: Kilograms,
  time: Hours,
  lifetime: Hours,
  utilisation: Ratio,
): Kilograms => ((made * time) / (lifetime * utilisation)) as Kilograms;
