import type { Ratio, Watts } from "@green-place/contract";
import { assumedFactor } from "../assumptions/assumed-factor.ts";
import { auxiliaryPower } from "../formulas/auxiliary-power.ts";
import type { Component } from "./component.ts";

/**
 * Fans, network cards, switches on the board, disks and conversion losses: a host has a base load, and loses a share of what its parts draw.
 *
 *   P = vCPUs · base + slope · (P_accelerators + P_cpu + P_memory)
 */
export const auxiliary: Component = {
  id: "auxiliary",
  describe({ machine }, { assumptions }) {
    if (!machine) return undefined;
    const kind = machine.chips ? (machine.accelerator?.accelerator.formFactor ?? "accelerated") : "plain";
    const vcpus = machine.vcpus.busy + machine.vcpus.unused;
    return {
      power: {
        name: "Fans, network cards, conversion losses",
        equation: () => `${vcpus} vCPU · base + slope · (accelerators + CPU + memory)`,
        factors: [
          assumedFactor(assumptions, "auxiliary-base-watts-per-vcpu", { floor: 0 }),
          assumedFactor(assumptions, `auxiliary-slope-${kind}`, { floor: 0 }),
        ],
        of: (base, slope, _3, _4, chipsAndMemory) =>
          auxiliaryPower(vcpus, base as Watts, chipsAndMemory as Watts, slope as Ratio),
      },
    };
  },
};
