import type { Gibibytes, Measure, Ratio, Watts } from "@green-place/contract";

/**
 * Power of memory that is written and read as hard as the CPUs work.
 *
 *   P = memory · (idle + u · (full − idle))        idle and full in W/GiB, u in 0..1
 */
export const memoryPower = (
  memory: Gibibytes,
  idlePerGib: Measure<"W/GiB">,
  fullPerGib: Measure<"W/GiB">,
  utilisation: Ratio,
): Watts => (memory * (idlePerGib + utilisation * Math.max(fullPerGib - idlePerGib, 0))) as Watts;
