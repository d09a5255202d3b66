import { readFileSync } from "node:fs";
import { join } from "node:path";
import { numberIn, type Row, readCsv, textIn } from "@green-place/tools/csv";
import type { Refusals } from "@green-place/tools/refusals";
import { isRentable, parseSizeName } from "../src/live/size-name.ts";
import type { Size } from "./size.ts";

const BYTES_PER_MIB = 1024 ** 2;
const BYTES_PER_GB = 1000 ** 3;

/** Series whose names hold a rank, not a number of vCPUs. */
const rankedFamily = /^(A|B|D|DS|G|GS)$/;

/** The sizes of `<upstream>/azure/instance-types.flexera.json` and of our own `documented-sizes.csv`, by name. */
export function readSizeList(upstream: string, ownTables: string, refusals: Refusals): Map<string, Size> {
  const file = join(upstream, "azure", "instance-types.flexera.json");
  const sizes = new Map<string, Size>();
  for (const { name, specs } of JSON.parse(readFileSync(file, "utf8")) as { name: string; specs: Row }[]) {
    if (!isRentable(name)) {
      refusals.refuse("not rented by this name: Basic, promotion or host", name);
      continue;
    }
    const size = sizeOf(name, specs, refusals);
    if (size) sizes.set(name, size);
  }
  for (const row of readCsv(join(ownTables, "documented-sizes.csv"))) {
    const [id, vcpus, memoryGib] = [textIn(row, "size"), numberIn(row, "vcpus"), numberIn(row, "memory_gib")];
    if (vcpus === undefined || memoryGib === undefined)
      throw new Error(`documented-sizes.csv: "${id}" is incomplete`);
    if (sizes.has(id))
      throw new Error(`documented-sizes.csv: "${id}" is in the size list too; take it out here`);
    sizes.set(id, { id, vcpus, occupiedVcpus: vcpus, memoryGib, source: textIn(row, "source") });
  }
  return sizes;
}

function sizeOf(id: string, specs: Row, refusals: Refusals): Size | undefined {
  const [all, available, memoryGib] = ["vCPUs", "vCPUsAvailable", "MemoryGB"].map((key) =>
    positive(specs, key),
  );
  if (all === undefined || available === undefined || memoryGib === undefined) {
    refusals.refuse("size list lacks a usable vCPU count or memory", id);
    return undefined;
  }
  const name = parseSizeName(id);
  const stated = name && !(rankedFamily.test(name.family) && name.version <= "v2") ? name.vcpus : all;
  if (!name || stated !== all || available !== (name.constrainedVcpus ?? all)) {
    refusals.refuse("name and vCPU count of the size list disagree", id);
    return undefined;
  }
  const localDiskGb = localDisk(specs);
  return {
    id,
    vcpus: available,
    occupiedVcpus: all,
    memoryGib,
    ...(localDiskGb !== undefined && { localDiskGb }),
    source: "sizes",
  };
}

/** The list counts the temporary disk in MiB under the name of MB, and NVMe disks beside it. */
function localDisk(specs: Row): number | undefined {
  const temporaryMib = numberIn(specs, "MaxResourceVolumeMB");
  if (temporaryMib === undefined) return undefined;
  const nvmeMib = positive(specs, "NvmeDiskSizeInMiB");
  return Math.round(((temporaryMib + (nvmeMib ?? 0)) * BYTES_PER_MIB) / BYTES_PER_GB);
}

function positive(specs: Row, key: string): number | undefined {
  try {
    const value = numberIn(specs, key);
    return value !== undefined && value > 0 ? value : undefined;
  } catch {
    return undefined;
  }
}
