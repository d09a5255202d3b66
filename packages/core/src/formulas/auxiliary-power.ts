import type { Ratio, Watts } from "@green-place/contract";

/**
 * Fans, network cards, switches on the board, disks and conversion losses of a machine: a base that runs whatever the load,
 * and a share of what the chips and the memory draw.
 *
 *   P_auxiliary = vCPUs · base + slope · (P_accelerators + P_cpu + P_memory)        base in W per vCPU
 */
export const auxiliaryPower = (
  vcpus: number,
  basePerVcpu: Watts,
  chipsAndMemory: Watts,
  slope: Ratio,
): Watts => (vcpus * basePerVcpu + slope * chipsAndMemory) as Watts;
