import type { Measure } from "@green-place/contract";
import { assumedFactor } from "../assumptions/assumed-factor.ts";
import { transferEnergy } from "../formulas/transfer-energy.ts";
import type { Component } from "./component.ts";

/**
 * Data that leaves the building over the internet: the networks' energy, cooling included, wherever they stand.
 *
 *   E = GB · kWh per GB
 *
 * It is counted at the intensity of the place that the data leaves, since nobody knows the way it takes.
 */
export const dataTransfer: Component = {
  id: "data-transfer",
  describe({ transfer }, { assumptions }) {
    if (!transfer) return undefined;
    const gb = transfer.gb as Measure<"GB">;
    return {
      outsideEnergy: {
        name: "Data transfer",
        equation: () => `${gb} GB · kWh per GB`,
        factors: [assumedFactor(assumptions, "transfer-kwh-per-gb", { floor: 0 })],
        of: (kwhPerGb) => transferEnergy(gb, kwhPerGb as Measure<"kWh/GB">),
      },
    };
  },
};
