import type { InstanceType, Interconnect, LocalDisk } from "@green-place/contract";
import { z } from "zod";
import type { InstanceTypeDocumentRow } from "../provider-document-v1.ts";
import { maybe } from "../schema/maybe.ts";
import { tied } from "../schema/tied.ts";
import type { InstanceTypeRow } from "../tables/provider-tables.ts";
import { bounds } from "./measures.ts";
import { identifier, lowerCaseIdentifier, words } from "./safe-text.ts";

const accelerator = { id: lowerCaseIdentifier, count: bounds.count };
const accelerators = z.array(z.strictObject(accelerator));
const cpuPlatforms = z.array(lowerCaseIdentifier);

const size = {
  id: identifier,
  family: identifier,
  vcpus: bounds.vcpus,
  memoryGib: bounds.gib,
};

const hostVcpus = maybe(bounds.vcpus).describe("vCPUs of the whole host machine, if known.");

const joins = { name: words, source: identifier };

const interconnect = maybe(z.strictObject(joins)).describe(
  "Network for accelerators of several instances, such as InfiniBand; leave out if none is known.",
);

/** A row of `interconnects.csv`. */
export interface InterconnectRow extends Interconnect {
  readonly instanceType: string;
}

export const interconnectRow: z.ZodType<InterconnectRow> = tied<InterconnectRow>()(
  z.strictObject({ instanceType: identifier, ...joins }),
);
const disk = { gb: bounds.gb, medium: z.enum(["ssd", "hdd"]) };

const localDisk: z.ZodType<LocalDisk> = tied<LocalDisk>()(z.strictObject(disk));

const offer = {
  regions: z.array(identifier).describe("Ids of the regions that offer it."),
  source: identifier,
};

/** An instance type in a `provider.json` and in `instance-types.csv`, whose regions are those of `prices.csv`. */
export const instanceTypeRow: z.ZodType<InstanceTypeDocumentRow> = tied<InstanceTypeDocumentRow>()(
  z.strictObject({
    ...size,
    cpuPlatforms: maybe(cpuPlatforms).describe("CPU generations it may run on; leave out if unknown."),
    hostVcpus,
    localDisk: maybe(localDisk).describe(
      "Disks in the host that come with it, in GB; 0 if it has none, left out if unknown.",
    ),
    accelerators: maybe(accelerators).describe(
      "Chips with their count, which may be a fraction; leave out if there are none.",
    ),
    interconnect,
    ...offer,
  }),
);

/** An instance type as `instanceTypes()` answers it. */
export const instanceTypeAnswer: z.ZodType<InstanceType> = tied<InstanceType>()(
  z.object({
    ...size,
    cpuPlatforms,
    hostVcpus,
    localDisk: maybe(localDisk),
    accelerators,
    interconnect,
    ...offer,
  }),
);

const index = z.number().int().nonnegative();

/** An instance type in compact tables. */
export const packedInstanceType: z.ZodType<InstanceTypeRow> = tied<InstanceTypeRow>()(
  z.tuple([
    size.id,
    size.family,
    size.vcpus,
    size.memoryGib,
    cpuPlatforms,
    bounds.vcpus.nullable(),
    z.array(z.tuple([accelerator.id, accelerator.count])),
    index,
    index,
    z.tuple([joins.name, index]).nullable(),
    z.tuple([disk.gb, disk.medium]).optional(),
  ]),
);

/** A row of `local-disks.csv`: what an instance type of `instance-types.csv` has of disks in its host. */
export interface LocalDiskRow extends LocalDisk {
  readonly instanceType: string;
  readonly source: string;
}

export const localDiskRow: z.ZodType<LocalDiskRow> = tied<LocalDiskRow>()(
  z.strictObject({ instanceType: identifier, ...disk, source: identifier }),
);
