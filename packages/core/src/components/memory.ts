import type { Measure, Ratio } from "@green-place/contract";
import { assumedFactor } from "../assumptions/assumed-factor.ts";
import { memoryPower } from "../formulas/memory-power.ts";
import type { Component } from "./component.ts";
import { cpuLoadFactor } from "./load-factor.ts";

/**
 * The host's memory.
 *
 *   P = memory · (idle + u · (full − idle))        W/GiB; u is the load of the CPUs, unused ones included
 *   made = memory · kg per GiB
 */
export const memory: Component = {
  id: "memory",
  describe({ machine }, { assumptions }) {
    if (!machine) return undefined;
    const { busy, unused } = machine.vcpus;
    const busyShare = busy / (busy + unused);
    return {
      power: {
        name: "Memory",
        equation: () => `${machine.memory} GiB · (idle + u · (full − idle))`,
        factors: [
          assumedFactor(assumptions, "memory-idle-watts-per-gib", { floor: 0 }),
          assumedFactor(assumptions, "memory-full-watts-per-gib", { floor: 0 }),
          cpuLoadFactor(machine, assumptions),
        ],
        of: (idle, full, utilisation) =>
          memoryPower(
            machine.memory,
            idle as Measure<"W/GiB">,
            full as Measure<"W/GiB">,
            (utilisation * busyShare) as Ratio,
          ),
      },
      embodied: {
        name: "Embodied in the memory",
        equation: () => `${machine.memory} GiB · kg per GiB`,
        factors: [assumedFactor(assumptions, "memory-embodied-kg-per-gib")],
        of: (kgPerGib) => machine.memory * kgPerGib,
      },
    };
  },
};
