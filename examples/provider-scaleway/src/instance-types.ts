import type { InstanceType } from "@green-place/contract";

interface Family {
  readonly family: string;
  /** Id of the chip, as `green-place gpus` lists it. */
  readonly chip: string;
  readonly cpuPlatforms: readonly string[];
  /** Availability Zones that have it. */
  readonly regions: readonly string[];
  /** `[id, chips, vCPUs, GiB]` */
  readonly sizes: readonly (readonly [string, number, number, number])[];
}

/** GPU Instances: the CPU generation follows from the model that the documentation names. */
const families: readonly Family[] = [
  {
    family: "RENDER",
    chip: "p100-16gb-pcie",
    cpuPlatforms: ["skylake"],
    regions: ["fr-par-1"],
    sizes: [["RENDER-S", 1, 10, 42]],
  },
  {
    family: "L4",
    chip: "l4",
    cpuPlatforms: ["epyc-3"],
    regions: ["fr-par-2", "pl-waw-2"],
    sizes: [
      ["L4-1-24G", 1, 8, 48],
      ["L4-2-24G", 2, 16, 96],
      ["L4-4-24G", 4, 32, 192],
      ["L4-8-24G", 8, 64, 384],
    ],
  },
  {
    family: "L40S",
    chip: "l40s",
    cpuPlatforms: ["epyc-3"],
    regions: ["fr-par-2", "pl-waw-2"],
    sizes: [
      ["L40S-1-48G", 1, 8, 96],
      ["L40S-2-48G", 2, 16, 192],
      ["L40S-4-48G", 4, 32, 384],
      ["L40S-8-48G", 8, 64, 768],
    ],
  },
  {
    family: "H100",
    chip: "h100-80gb-pcie",
    cpuPlatforms: ["epyc-4"],
    regions: ["fr-par-2", "pl-waw-2"],
    sizes: [
      ["H100-1-80G", 1, 24, 240],
      ["H100-2-80G", 2, 48, 480],
    ],
  },
  {
    family: "H100-SXM",
    chip: "h100-80gb-sxm",
    cpuPlatforms: ["sapphire-rapids"],
    regions: ["fr-par-2"],
    sizes: [
      ["H100-SXM-2-80G", 2, 32, 240],
      ["H100-SXM-4-80G", 4, 64, 480],
      ["H100-SXM-8-80G", 8, 128, 960],
    ],
  },
];

export const instanceTypes: readonly InstanceType[] = families.flatMap(
  ({ family, chip, cpuPlatforms, regions, sizes }) =>
    sizes.map(([id, count, vcpus, memoryGib]) => ({
      id,
      family,
      vcpus,
      memoryGib,
      cpuPlatforms,
      accelerators: [{ id: chip, count }],
      regions,
      source: "gpu-types",
    })),
);
