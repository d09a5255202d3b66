import type { Ratio, Watts } from "@green-place/contract";

/**
 * Power of the vCPUs of a placement, the rented but unused ones included.
 *
 *   P = busy · (min + u · (max − min)) + unused · min        W per vCPU, u in 0..1
 *
 * Linear between idle and full load, as Cloud Carbon Footprint models it from SPECpower results.
 */
export function cpuPower(
  vcpus: { readonly busy: number; readonly unused: number },
  minPerVcpu: Watts,
  maxPerVcpu: Watts,
  utilisation: Ratio,
): Watts {
  const busy = minPerVcpu + utilisation * Math.max(maxPerVcpu - minPerVcpu, 0);
  return (vcpus.busy * busy + vcpus.unused * minPerVcpu) as Watts;
}
