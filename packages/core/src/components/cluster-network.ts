import type { Ratio, Watts } from "@green-place/contract";
import { assumedFactor } from "../assumptions/assumed-factor.ts";
import { networkPower } from "../formulas/network-power.ts";
import { factor } from "../uncertainty/factor.ts";
import type { Component } from "./component.ts";

/**
 * Switches and optics that join the chips of several machines: the same for each chip, however many of them share a machine.
 *
 *   P = joined chips · peak · share        nothing for machines that work alone
 *
 * A network is built for the chips that it feeds: measured at an A100 and at an H100 it is the same share of what the chip can draw.
 * TPUs are wired to one another, with optical switches between racks only.
 */
export const clusterNetwork: Component = {
  id: "cluster-network",
  describe({ machine }, { assumptions }) {
    if (!machine?.accelerator || machine.joinedChips === 0) return undefined;
    const { joinedChips } = machine;
    const { accelerator: chip, owner } = machine.accelerator;
    if (!chip.peakWatts) return undefined;
    const wiring = chip.kind === "tpu" ? "torus" : "switched";
    return {
      power: {
        name: "Cluster network",
        equation: () => `${joinedChips} joined chips · peak · share`,
        factors: [
          factor(`accelerator:${chip.id}:peak-watts`, chip.peakWatts, owner, { floor: 0 }),
          assumedFactor(assumptions, `network-share-${wiring}`, { floor: 0 }),
        ],
        of: (peak, share) => networkPower(joinedChips, peak as Watts, share as Ratio),
      },
    };
  },
};
