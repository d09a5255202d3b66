import type { Measure } from "@green-place/contract";
import { assumedFactor } from "../assumptions/assumed-factor.ts";
import { memoryPower } from "../formulas/memory-power.ts";
import type { Component } from "./component.ts";

/** The host's memory: P = memory · w        w in W/GiB        made = memory · kg per GiB */
export const memory: Component = {
  id: "memory",
  describe({ machine }, { assumptions }) {
    if (!machine) return undefined;
    return {
      power: {
        name: "Memory",
        equation: () => `${machine.memory} GiB · watts per GiB`,
        factors: [assumedFactor(assumptions, "memory-watts-per-gib", { floor: 0 })],
        of: (wattsPerGib) => memoryPower(machine.memory, wattsPerGib as Measure<"W/GiB">),
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
