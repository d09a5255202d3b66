import { exactly, type InstanceAccelerator, type ProviderV1, unknown } from "@green-place/contract";
import type { MachineDescription } from "../case-schema.ts";

/** A provider that rents one machine in a building with a PUE of 1, so that `estimate` can be asked about any published machine. */
export function laboratory(...machines: readonly MachineDescription[]): ProviderV1 {
  return {
    specVersion: 1,
    id: "laboratory",
    name: "Laboratory",
    meta: { packageName: "laboratory", version: "1", dataAsOf: "2025-12-31" },
    supports: { prices: false, spot: false, water: false, hardware: false },
    regions: () => [
      {
        id: "room",
        name: "Room",
        country: "US",
        latitude: 41,
        longitude: -96,
        gridZones: [{ scheme: "electricity-maps", id: "US-MIDW-MISO" }],
        pue: exactly("pue", 1, "1", "described"),
        source: "described",
      },
    ],
    instanceTypes: () =>
      machines.map((machine, index) => ({
        id: `machine-${index}`,
        family: "machine",
        vcpus: machine.vcpus,
        memoryGib: machine.memoryGib,
        cpuPlatforms: machine.cpuPlatforms,
        hostVcpus: machine.vcpus,
        accelerators: machine.accelerator === undefined ? [] : [chipsOf(machine)],
        interconnect: { name: "as it was joined", source: "described" },
        regions: ["room"],
        source: "described",
      })),
    price: () => unknown("no-price", "laboratory"),
    sources: () => [
      {
        id: "described",
        publisher: "the publication",
        title: "the machine as it is described",
        url: "https://example.org",
        licence: "cited figure",
        retrieved: "2026-11-23",
      },
    ],
  };
}

/** The accelerators of a machine; throws when it has none. */
export function chipsOf({ accelerator, count }: MachineDescription): InstanceAccelerator {
  if (accelerator === undefined || count === undefined)
    throw new Error("the question is about accelerators, and the machine has none");
  return { id: accelerator, count };
}

export const room = (index = 0): { provider: string; region: string; instanceType: string } => ({
  provider: "laboratory",
  region: "room",
  instanceType: `machine-${index}`,
});
