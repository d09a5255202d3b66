import type { InstanceTypeDocumentRow } from "@green-place/provider-data/document";
import type { InterconnectRow } from "@green-place/provider-data/rows";
import type { KnownIds } from "./provider-rows.ts";
import type { ReadRow } from "./read-table.ts";
import { tableFaults } from "./table-faults.ts";

/** Unique types, no bigger than their host, whose chips are in the hardware tables. */
export function checkInstanceTypes(
  rows: readonly ReadRow<InstanceTypeDocumentRow>[],
  sources: ReadonlySet<string>,
  known: Pick<KnownIds, "accelerators" | "cpuPlatforms">,
): readonly string[] {
  const faults = tableFaults("instance-types.csv");
  faults.uniqueKey(rows, "id", ({ id }) => id);
  for (const { index, row } of rows) {
    faults.member(index, "source", row.source, sources, "sources.csv");
    if (row.hostVcpus !== undefined && row.hostVcpus < row.vcpus) {
      faults.add(index, "host_vcpus", `${row.hostVcpus} is less than the type's own ${row.vcpus} vCPUs`);
    }
    for (const platform of row.cpuPlatforms ?? [])
      faults.member(index, "cpu_platforms", platform, known.cpuPlatforms, "cpu-platforms.csv");
    for (const { id } of row.accelerators ?? [])
      faults.member(index, "accelerators", id, known.accelerators, "accelerators.csv");
  }
  return faults.found;
}

/** One row a type, of a type that has accelerators to join. */
export function checkInterconnects(
  rows: readonly ReadRow<InterconnectRow>[],
  accelerated: ReadonlySet<string>,
  sources: ReadonlySet<string>,
): readonly string[] {
  const faults = tableFaults("interconnects.csv");
  faults.uniqueKey(rows, "instance_type", ({ instanceType }) => instanceType);
  for (const { index, row } of rows) {
    faults.member(index, "source", row.source, sources, "sources.csv");
    faults.member(
      index,
      "instance_type",
      row.instanceType,
      accelerated,
      "instance-types.csv with accelerators",
    );
  }
  return faults.found;
}
