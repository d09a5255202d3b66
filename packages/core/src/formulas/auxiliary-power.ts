import type { Ratio, Watts } from "@green-place/contract";

/**
 * Fans, network cards, switches on the board and conversion losses, as a share of what the chips and memory draw.
 *
 *   P_auxiliary = ratio · (P_accelerators + P_cpu + P_memory)
 */
export const auxiliaryPower = (chipsAndMemory: Watts, ratio: Ratio): Watts =>
  (chipsAndMemory * ratio) as Watts;
