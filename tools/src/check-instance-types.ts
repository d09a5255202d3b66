import type { InstanceTypeDocumentRow } from "@green-place/provider-data/document";
import { implausibleSizes } from "@green-place/provider-data/plausible";
import type { InterconnectRow } from "@green-place/provider-data/rows";
import type { KnownIds } from "./provider-rows.ts";
import type { ReadRow } from "./read-table.ts";
import { tableFaults } from "./table-faults.ts";

const columns = { vcpus: "vcpus", memoryGib: "memory_gib", hostVcpus: "host_vcpus" } as const;

/** Unique types of a size that machines have, no bigger than their host, whose chips are in the hardware tables. */
export function checkInstanceTypes(
  rows: readonly ReadRow<InstanceTypeDocumentRow>[],
  sources: ReadonlySet<string>,
  known: Pick<KnownIds, "accelerators" | "cpuPlatforms">,
): readonly string[] {
  const faults = tableFaults("instance-types.csv");
  faults.uniqueKey(rows, "id", ({ id }) => id);
  for (const { index, row } of rows) {
    faults.member(index, "source", row.source, sources, "sources.csv");
    for (const platform of row.cpuPlatforms ?? [])
      faults.member(index, "cpu_platforms", platform, known.cpuPlatforms, "cpu-platforms.csv");
    for (const { id } of row.accelerators ?? [])
      faults.member(index, "accelerators", id, known.accelerators, "accelerators.csv");
  }
  for (const { index, fact, says } of implausibleSizes(rows.map(({ row }) => row)))
    faults.add(rows[index]!.index, columns[fact], says);
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
