import type { Ratio, Watts } from "@green-place/contract";
import { assumedFactor } from "../assumptions/assumed-factor.ts";
import { acceleratorPower } from "../formulas/accelerator-power.ts";
import { factor } from "../uncertainty/factor.ts";
import type { Component, Term } from "./component.ts";
import { acceleratorLoadFactor } from "./load-factor.ts";

/**
 * Accelerators, the rented but unused ones included.
 *
 *   P = busy · max(idle, load · peak) + unused · idle        made = count · kg
 */
export const accelerator: Component = {
  id: "accelerator",
  describe({ machine }, { assumptions }) {
    if (!machine?.accelerator || !machine.chips) return undefined;
    const { chips } = machine;
    const { accelerator: chip, owner } = machine.accelerator;
    const { id, peakWatts, idleWatts, embodiedKg } = chip;
    const count = chips.busy + chips.unused;
    const embodied: Term = {
      name: "Embodied in the accelerators",
      equation: () => `${count} accelerators · kg of one`,
      factors: [
        embodiedKg
          ? factor(`accelerator:${id}:embodied-kg`, embodiedKg, owner, { floor: 0 })
          : assumedFactor(assumptions, "accelerator-embodied-kg", { of: id }),
      ],
      of: (kg) => count * kg,
    };
    if (!peakWatts || !idleWatts) return { embodied, missing: "power-unknown" };
    return {
      embodied,
      power: {
        name: "Accelerators",
        equation: () => `${chips.busy} busy · max(idle, load · peak) + ${chips.unused} unused · idle`,
        factors: [
          factor(`accelerator:${id}:peak-watts`, peakWatts, owner, { floor: 0 }),
          factor(`accelerator:${id}:idle-watts`, idleWatts, owner, { floor: 0 }),
          acceleratorLoadFactor(machine, assumptions),
        ],
        of: (peak, idle, load) => acceleratorPower(chips, peak as Watts, idle as Watts, load as Ratio),
      },
    };
  },
};
