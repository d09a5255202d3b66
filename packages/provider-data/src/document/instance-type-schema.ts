import type { InstanceType } from "@green-place/contract";
import { z } from "zod";
import { bounds } from "./measures.ts";
import type { InstanceTypeDocumentRow } from "./provider-document-v1.ts";
import { identifier, lowerCaseIdentifier } from "./safe-text.ts";

const accelerator = z.strictObject({ id: lowerCaseIdentifier, count: bounds.count });

const size = {
  id: identifier,
  family: identifier,
  vcpus: bounds.vcpus,
  memoryGib: bounds.gib,
  hostVcpus: bounds.vcpus.optional().describe("vCPUs of the whole host machine, if known."),
  regions: z.array(identifier).describe("Ids of the regions that offer it."),
  source: identifier,
};

/** An instance type in a `provider.json`. */
export const instanceTypeRow: z.ZodType<InstanceTypeDocumentRow> = z.strictObject({
  ...size,
  cpuPlatforms: z
    .array(lowerCaseIdentifier)
    .optional()
    .describe("CPU generations it may run on; leave out if unknown."),
  accelerators: z
    .array(accelerator)
    .optional()
    .describe("Chips with their count, which may be a fraction; leave out if there are none."),
}) as unknown as z.ZodType<InstanceTypeDocumentRow>;

/** An instance type as `instanceTypes()` answers it. */
export const instanceTypeAnswer: z.ZodType<InstanceType> = z.object({
  ...size,
  cpuPlatforms: z.array(lowerCaseIdentifier),
  accelerators: z.array(accelerator),
}) as unknown as z.ZodType<InstanceType>;
