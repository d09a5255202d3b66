import { listIn, type Row } from "./csv.ts";
import type { KnownIds } from "./provider-rows.ts";
import { tableFaults } from "./table-faults.ts";

/** Unique types of positive size, no bigger than their host, whose chips are in the hardware tables. */
export function checkInstanceTypes(
  rows: readonly Row[],
  sources: ReadonlySet<string>,
  known: Pick<KnownIds, "accelerators" | "cpuPlatforms">,
): readonly string[] {
  const faults = tableFaults("instance-types.csv");
  faults.uniqueKey(rows, ["id"]);
  rows.forEach((row, index) => {
    faults.member(row, index, "source", sources, "sources.csv");
    if (!row["family"]) faults.add(index, "family", "is empty");
    for (const column of ["vcpus", "memory_gib"]) {
      const value = faults.number(row, index, column);
      if (value === undefined || value <= 0)
        faults.add(index, column, `"${row[column] ?? ""}" is not above 0`);
    }
    const hostVcpus = faults.number(row, index, "host_vcpus");
    if (hostVcpus !== undefined && hostVcpus < Number(row["vcpus"])) {
      faults.add(index, "host_vcpus", `${hostVcpus} is less than the type's own ${row["vcpus"]} vCPUs`);
    }
    for (const platform of listIn(row, "cpu_platforms")) {
      if (!known.cpuPlatforms.has(platform))
        faults.add(index, "cpu_platforms", `"${platform}" is not in cpu-platforms.csv`);
    }
    for (const part of listIn(row, "accelerators")) {
      const [id = "", count] = part.split(":");
      if (!known.accelerators.has(id))
        faults.add(index, "accelerators", `"${id}" is not in accelerators.csv`);
      if (!(Number(count) > 0)) faults.add(index, "accelerators", `"${part}" has no count above 0`);
    }
  });
  return faults.found;
}
