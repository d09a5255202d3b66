import type { Ratio, Watts } from "@green-place/contract";
import { assumedFactor } from "../assumptions/assumed-factor.ts";
import { auxiliaryPower } from "../formulas/auxiliary-power.ts";
import type { Component } from "./component.ts";

/**
 * Fans, network cards, switches on the board and conversion losses, as a share of what the chips and the memory draw.
 *
 *   P = ratio · (P_accelerators + P_cpu + P_memory)
 */
export const auxiliary: Component = {
  id: "auxiliary",
  describe({ machine }, { assumptions }) {
    if (!machine) return undefined;
    const kind = machine.chips ? "accelerated" : "plain";
    return {
      power: {
        name: "Fans, network cards, conversion losses",
        equation: () => "ratio · (accelerators + CPU + memory)",
        factors: [assumedFactor(assumptions, `auxiliary-ratio-${kind}`, { floor: 0 })],
        of: (ratio, _2, _3, _4, chipsAndMemory) => auxiliaryPower(chipsAndMemory as Watts, ratio as Ratio),
      },
    };
  },
};
