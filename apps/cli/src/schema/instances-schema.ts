import { z } from "zod";
import { type Inferred, listOf } from "./document.ts";
import { heldAccelerator, provider } from "./placement-schema.ts";

const row = z.object({
  provider,
  id: z.string().describe("Name of the instance type"),
  family: z.string().describe("Family that the provider counts it to"),
  vcpus: z.number().positive().describe("Number of vCPUs; a fraction is a share of one"),
  memoryGib: z.number().positive().describe("Memory of the host, GiB"),
  accelerators: z.array(heldAccelerator).describe("Accelerators by kind"),
  regions: z.array(z.string()).describe("Ids of the regions that offer it"),
  cpuPlatforms: z
    .array(z.string())
    .describe("CPU models; several where any of them may run it, none where the provider does not say"),
  localDisk: z
    .object({
      gb: z.number().nonnegative().describe("All of them together, GB of 10^9 bytes; 0: it has none"),
      medium: z.enum(["ssd", "hdd"]).describe("Solid-state or turning"),
    })
    .nullable()
    .describe("Disks in the host that come with it; null: unknown"),
  hostVcpus: z.number().positive().nullable().describe("Number of vCPUs of the whole host; null: unknown"),
  interconnect: z
    .string()
    .nullable()
    .describe("Network for accelerators of several instances, such as InfiniBand; null: none known"),
  source: z.string().describe("Id of the provider's source"),
});

/** An instance type as `instances` lists it. */
export type InstanceRow = Inferred<typeof row>;

/** What `instances --format json` prints. */
export const schema = listOf(row, "One entry an instance type");
