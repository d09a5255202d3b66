import { join } from "node:path";
import { numberIn, type Row, readCsv, textIn } from "@green-place/tools/csv";
import type { InstanceLabels } from "./read-instance-types.ts";

/**
 * Types that EC2 documents and the list of its API lacks, from `documented-types.csv` in `folder`, by name. An UltraServer is not
 * among them: it is 9 or 18 instances that share one NVLink domain, not a type. Throws on a type that the list has after all.
 */
export function readDocumentedTypes(
  folder: string,
  listed: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, InstanceLabels> {
  return new Map(
    readCsv(join(folder, "documented-types.csv")).map((row) => {
      const type = textIn(row, "type");
      if (listed.has(type))
        throw new Error(`documented-types.csv: "${type}" is listed too; take it out here`);
      return [
        type,
        {
          family: textIn(row, "family"),
          cpu: stated(row, "vcpus"),
          memory: stated(row, "memory_gib") * 1024,
          "gpu-name": textIn(row, "device"),
          "gpu-count": stated(row, "count"),
          source: textIn(row, "source"),
        },
      ];
    }),
  );
}

function stated(row: Row, column: string): number {
  const value = numberIn(row, column);
  if (value === undefined) throw new Error(`documented-types.csv, column "${column}": is empty`);
  return value;
}
