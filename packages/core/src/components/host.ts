import { exactly, type InstanceType } from "@green-place/contract";
import { assumedFactor } from "../assumptions/assumed-factor.ts";
import type { Assumptions } from "../assumptions/assumption.ts";
import { type Factor, factor } from "../uncertainty/factor.ts";
import type { Component } from "./component.ts";

/**
 * The server that carries an instance, without its accelerators: embodied carbon by the instance's share of its vCPUs.
 *
 *   made = kg of the host · vCPUs rented / vCPUs of the host
 */
export const host: Component = {
  id: "host",
  describe({ machine }, { assumptions }) {
    if (!machine) return undefined;
    const { provider, instanceType } = machine;
    const vcpus = machine.vcpus.busy + machine.vcpus.unused;
    const kind = machine.chips ? "accelerated" : "plain";
    return {
      embodied: {
        name: "Embodied in the host",
        equation: () => `kg of the host · ${vcpus} / host vCPUs`,
        factors: [
          assumedFactor(assumptions, `host-embodied-kg-${kind}`),
          hostVcpus(provider, instanceType, assumptions),
        ],
        of: (kg, hostSize) => kg * (vcpus / hostSize),
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
