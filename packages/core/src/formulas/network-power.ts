import type { Watts } from "@green-place/contract";

/**
 * Switches and optics that join accelerator nodes.
 *
 *   P_network = joined nodes · w        nothing for a single node
 */
export const networkPower = (joinedNodes: number, perNode: Watts): Watts => (joinedNodes * perNode) as Watts;
