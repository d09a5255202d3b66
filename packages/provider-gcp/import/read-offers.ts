import { numberIn, readCsv, textIn } from "@green-place/tools/csv";
import type { Refusals } from "@green-place/tools/refusals";
import { isAcceleratedFamily } from "../src/live/accelerators.ts";
import { familyOf, type MachineType } from "./machine-type.ts";

/**
 * Adds the second list of who offers what: regions that the first list lacks, types that only this one names,
 * and the obsolete types, which nobody can start any more and which are therefore removed from `types`.
 */
export function addOffers(
  file: string,
  types: Map<string, MachineType>,
  regions: ReadonlySet<string>,
  refusals: Refusals,
): void {
  for (const row of readCsv(file, { delimiter: ";" })) {
    const id = textIn(row, "NAME");
    const region = textIn(row, "ZONE");
    const vcpus = numberIn(row, "CPUS");
    const memoryGib = numberIn(row, "MEMORY_GB");
    const known = types.get(id);
    const place = `${id} in ${region}`;
    if (row["DEPRECATED"] === "OBSOLETE") {
      refusals.refuse("machine type is obsolete", place);
      types.delete(id);
    } else if (!regions.has(region)) refusals.refuse("region not in regions.csv", place);
    else if (known) {
      if (vcpus !== known.vcpus || memoryGib === undefined || Math.abs(memoryGib - known.memoryGib) > 0.01) {
        refusals.refuse("offer contradicts the machine type's vCPUs or memory", place);
      } else types.set(id, { ...known, regions: new Set([...known.regions, region]) });
    } else if (isAcceleratedFamily(familyOf(id))) {
      refusals.refuse("accelerated machine type without accelerators", place);
    } else if (vcpus === undefined || memoryGib === undefined) {
      refusals.refuse("machine type without vCPUs or memory", place);
    } else {
      types.set(id, { id, vcpus, memoryGib, regions: new Set([region]), source: "cyclenerd-offers" });
    }
  }
}
