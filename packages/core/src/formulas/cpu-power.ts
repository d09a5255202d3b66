import type { Ratio, Watts } from "@green-place/contract";

/**
 * Power of the vCPUs of a placement, the rented but unused ones included.
 *
 *   P = busy · (min + s(u) · (max − min)) + unused · min        W per vCPU, u in 0..1
 *   s(u) = (1 + c) · u / (1 + c · u)                            c = 0 is a straight line
 *
 * The first busy cores raise clocks, caches and memory controllers for all: half the load takes more than half the power, the more so
 * the larger `c`. With c = 0 it is the straight line of Cloud Carbon Footprint.
 */
export function cpuPower(
  vcpus: { readonly busy: number; readonly unused: number },
  minPerVcpu: Watts,
  maxPerVcpu: Watts,
  utilisation: Ratio,
  curvature: Ratio,
): Watts {
  const share = ((1 + curvature) * utilisation) / (1 + curvature * utilisation);
  const busy = minPerVcpu + share * Math.max(maxPerVcpu - minPerVcpu, 0);
  return (vcpus.busy * busy + vcpus.unused * minPerVcpu) as Watts;
}
