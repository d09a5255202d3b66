import type { Gibibytes, Measure, Watts } from "@green-place/contract";

/** P = memory · w        w in W/GiB */
export const memoryPower = (memory: Gibibytes, wattsPerGib: Measure<"W/GiB">): Watts =>
  (memory * wattsPerGib) as Watts;
