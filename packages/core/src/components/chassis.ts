import { exactly, type InstanceType } from "@green-place/contract";
import { assumedFactor } from "../assumptions/assumed-factor.ts";
import type { Assumptions } from "../assumptions/assumption.ts";
import { type Factor, factor } from "../uncertainty/factor.ts";
import type { Component } from "./component.ts";

/**
 * What is left of a server without its chips, memory and disks: enclosure, power supplies, fans and assembly, which every host has
 * once, and boards, which grow with it. An instance bears its share of both, so that a small host is not charged as a large one.
 *
 *   made = vCPUs rented · (kg of the enclosure / vCPUs of the host + kg of boards for each vCPU)
 */
export const chassis: Component = {
  id: "chassis",
  describe({ machine }, { assumptions }) {
    if (!machine) return undefined;
    const { provider, instanceType } = machine;
    const vcpus = machine.vcpus.busy + machine.vcpus.unused;
    const kind = machine.chips ? "accelerated" : "plain";
    return {
      embodied: {
        name: "Embodied in the chassis and boards",
        equation: () => `${vcpus} vCPU · (kg of the enclosure / host vCPUs + kg of boards per vCPU)`,
        factors: [
          assumedFactor(assumptions, `enclosure-embodied-kg-${kind}`),
          hostVcpus(provider, instanceType, assumptions),
          assumedFactor(assumptions, "board-embodied-kg-per-vcpu"),
        ],
        of: (enclosureKg, hostSize, boardKg) => vcpus * (enclosureKg / hostSize + boardKg),
      },
    };
  },
};

/** A host is never smaller than the instance that it carries. */
function hostVcpus(provider: string, type: InstanceType, assumptions: Assumptions): Factor {
  const subject = `${provider}:${type.id}`;
  if (type.hostVcpus !== undefined) {
    const size = exactly("hostVcpus", type.hostVcpus, "vCPU", type.source);
    return factor(`host:${subject}:vcpus`, size, provider);
  }
  const assumed = assumedFactor(assumptions, "host-vcpus", { of: subject });
  const atLeast = (value: number): number => Math.max(value, type.vcpus);
  return {
    ...assumed,
    low: atLeast(assumed.low),
    value: atLeast(assumed.value),
    high: atLeast(assumed.high),
  };
}
