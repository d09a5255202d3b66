import { hostVcpus } from "./host-vcpus.ts";
import { mapAccelerator } from "./map-accelerator.ts";
import type { InstanceLabels } from "./read-instance-types.ts";

export type InstanceTypeCells = Readonly<Record<string, string | number | undefined>>;

/** Rows of instance-types.csv, by id. A family that `cpuPlatforms` lacks gets an empty cell: unknown. */
export function buildInstanceTypes(
  types: ReadonlyMap<string, InstanceLabels>,
  cpuPlatforms: ReadonlyMap<string, string>,
): InstanceTypeCells[] {
  const hosts = hostVcpus(types.values());
  return [...types]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, labels]) => {
      const accelerator = mapAccelerator(id, labels);
      return {
        id,
        family: labels.family,
        vcpus: labels.cpu,
        memory_gib: labels.memory / 1024,
        cpu_platforms: cpuPlatforms.get(labels.family),
        host_vcpus: hosts.get(labels.family),
        accelerators: accelerator && `${accelerator.id}:${accelerator.count}`,
        source: labels.source,
      };
    });
}
