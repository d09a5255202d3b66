import type { Watts } from "@green-place/contract";
import { assumedFactor } from "../assumptions/assumed-factor.ts";
import { networkPower } from "../formulas/network-power.ts";
import type { Component } from "./component.ts";

/** Switches and optics that join accelerator nodes: P = joined nodes · w        nothing for a single node */
export const clusterNetwork: Component = {
  id: "cluster-network",
  describe({ machine }, { assumptions }) {
    if (!machine || machine.joinedNodes === 0) return undefined;
    const { joinedNodes } = machine;
    return {
      power: {
        name: "Cluster network",
        equation: () => `${joinedNodes} nodes · watts per node`,
        factors: [assumedFactor(assumptions, "network-watts-per-node", { floor: 0 })],
        of: (wattsPerNode) => networkPower(joinedNodes, wattsPerNode as Watts),
      },
    };
  },
};
