import { exactly, GIGABYTES_PER_TERABYTE } from "@green-place/contract";
import { assumedFactor } from "../assumptions/assumed-factor.ts";
import type { Assumptions } from "../assumptions/assumption.ts";
import { type Factor, factor } from "../uncertainty/factor.ts";
import type { Component } from "./component.ts";
import type { MachineParts } from "./item-parts.ts";

/**
 * Disks in the host that come with an instance, in use or not.
 *
 *   made = TB · kg per TB        TB = vCPUs rented · GB per vCPU / 1000, a named default, where the provider does not say
 */
export const localDisk: Component = {
  id: "local-disk",
  describe({ machine }, { assumptions }) {
    if (!machine || machine.instanceType.localDisk?.gb === 0) return undefined;
    const medium = machine.instanceType.localDisk?.medium ?? "ssd";
    const perInstance = machine.instanceType.localDisk !== undefined;
    const times = perInstance ? machine.instanceCount : machine.vcpus.busy + machine.vcpus.unused;
    const terabytes = times / GIGABYTES_PER_TERABYTE;
    return {
      embodied: {
        name: "Embodied in the local disks",
        equation: () =>
          `${times} ${perInstance ? "instances · GB" : "vCPU · GB per vCPU"} / 1000 · kg per TB (${medium.toUpperCase()})`,
        factors: [
          gigabytes(machine, assumptions),
          assumedFactor(assumptions, `storage-embodied-kg-per-tb-${medium}`, { floor: 0 }),
        ],
        of: (gb, kgPerTb) => terabytes * gb * kgPerTb,
      },
    };
  },
};

function gigabytes({ provider, instanceType }: MachineParts, assumptions: Assumptions): Factor {
  const subject = `${provider}:${instanceType.id}`;
  if (!instanceType.localDisk) {
    return assumedFactor(assumptions, "local-disk-gb-per-vcpu", { floor: 0, of: subject });
  }
  const size = exactly("localDisk", instanceType.localDisk.gb, "GB", instanceType.source);
  return factor(`local-disk:${subject}:gb`, size, provider);
}
