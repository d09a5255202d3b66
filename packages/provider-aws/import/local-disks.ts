import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { InstanceLabels } from "./read-instance-types.ts";

/** Families whose disks EC2 lists as NVMe volumes although they turn. */
const turning: ReadonlySet<string> = new Set(["d3", "d3en"]);

const properties = z.array(
  z.object({ name: z.string(), properties: z.object({ instanceStorageSupported: z.boolean() }) }),
);

export type LocalDiskCells = Readonly<Record<string, string | number>>;

/**
 * Rows of local-disks.csv, by instance type: GB where EC2 gives its NVMe volumes, 0 where EC2 says that it has no instance
 * storage. A type that has some of which no size is given (d2, h1, m3 ...) is left out: unknown.
 */
export function localDisks(types: ReadonlyMap<string, InstanceLabels>, folder: string): LocalDiskCells[] {
  const diskless = disklessTypes(folder);
  return [...types]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([instance_type, labels]) => {
      const gb = labels["local-nvme"];
      if (gb !== undefined) {
        return [{ instance_type, gb, medium: turning.has(labels.family) ? "hdd" : "ssd", source: "types" }];
      }
      return diskless.has(instance_type)
        ? [{ instance_type, gb: 0, medium: "ssd", source: "instance-storage" }]
        : [];
    });
}

function disklessTypes(folder: string): ReadonlySet<string> {
  const file = join(folder, "aws", "ec2-instance-types.flexera.json");
  const types = properties.parse(JSON.parse(readFileSync(file, "utf8")));
  return new Set(
    types.flatMap(({ name, properties: { instanceStorageSupported } }) =>
      instanceStorageSupported ? [] : [name],
    ),
  );
}
