import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const count = z.string().regex(/^\d+$/).transform(Number);

/** What is read of a type's labels. */
export interface InstanceLabels {
  readonly family: string;
  /** vCPUs */
  readonly cpu: number;
  /** MiB */
  readonly memory: number;
  readonly "gpu-name"?: string | undefined;
  readonly "gpu-count"?: number | undefined;
  /** MiB of one GPU, or of the part of a GPU that the type has. */
  readonly "gpu-memory"?: number | undefined;
  /** GB of all NVMe disks in the host that come with it. */
  readonly "local-nvme"?: number | undefined;
  readonly "accelerator-name"?: string | undefined;
  readonly "accelerator-count"?: number | undefined;
  /** Id in `sources.csv`. */
  readonly source: string;
}

const labels: z.ZodType<Omit<InstanceLabels, "source">> = z.object({
  family: z.string().min(1),
  cpu: count.refine((vcpus) => vcpus > 0, "is not above 0"),
  memory: count.refine((mib) => mib > 0, "is not above 0"),
  "gpu-name": z.string().optional(),
  "gpu-count": count.optional(),
  "gpu-memory": count.optional(),
  "local-nvme": count.optional(),
  "accelerator-name": z.string().optional(),
  "accelerator-count": count.optional(),
});

/** The instance types that EC2 describes, by name, as Karpenter publishes them: every value is text. */
export function readInstanceTypes(folder: string): ReadonlyMap<string, InstanceLabels> {
  const file = join(folder, "aws", "instance-types.karpenter.json");
  const types = z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(file, "utf8")));
  return new Map(
    Object.entries(types).map(([name, value]) => {
      const read = labels.safeParse(value);
      if (!read.success) {
        const issue = read.error.issues[0]!;
        throw new Error(`${file}, type "${name}", label "${issue.path.join(".")}": ${issue.message}`);
      }
      return [name, { ...read.data, source: "types" }];
    }),
  );
}
