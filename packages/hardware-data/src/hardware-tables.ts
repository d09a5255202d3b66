import type { Accelerator, CpuPlatform, Source } from "@green-place/contract";

/** What the build makes of `data/*.csv`, as JSON. */
export interface HardwareTables {
  readonly dataAsOf: string;
  readonly accelerators: readonly Accelerator[];
  readonly cpuPlatforms: readonly CpuPlatform[];
  readonly sources: readonly Source[];
}

/** CPU names and their TDP in W, by source id. */
export type CpuModelTable = Readonly<Record<string, readonly (readonly [string, number])[]>>;
