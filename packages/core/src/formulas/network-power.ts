import type { Ratio, Watts } from "@green-place/contract";

/**
 * Switches and optics that join the chips of several machines.
 *
 *   P_network = joined chips · peak · share        nothing for a single machine
 */
export const networkPower = (joinedChips: number, peak: Watts, share: Ratio): Watts =>
  (joinedChips * peak * share) as Watts;
