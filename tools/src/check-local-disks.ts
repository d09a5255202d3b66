import type { LocalDiskRow } from "@green-place/provider-data/rows";
import type { ReadRow } from "./read-table.ts";
import { tableFaults } from "./table-faults.ts";

/** The most that any rented machine has for a vCPU: dense hard disks have 7,000 GB, so bytes or MB in the column stand out. */
const MOST_GB_PER_VCPU = 10_000;

/** One row a type that exists, with no more disk than a vCPU can have. `vcpusOf` holds every type, NaN where its vCPUs cannot be read. */
export function checkLocalDisks(
  rows: readonly ReadRow<LocalDiskRow>[],
  sources: ReadonlySet<string>,
  vcpusOf: ReadonlyMap<string, number>,
): readonly string[] {
  const faults = tableFaults("local-disks.csv");
  const ids = new Set(vcpusOf.keys());
  faults.uniqueKey(rows, "instance_type", ({ instanceType }) => instanceType);
  for (const { index, row } of rows) {
    faults.member(index, "source", row.source, sources, "sources.csv");
    faults.member(index, "instance_type", row.instanceType, ids, "instance-types.csv");
    const perVcpu = row.gb / (vcpusOf.get(row.instanceType) ?? Number.NaN);
    if (perVcpu > MOST_GB_PER_VCPU) faults.add(index, "gb", `${row.gb} GB is more than any machine has`);
  }
  return faults.found;
}
