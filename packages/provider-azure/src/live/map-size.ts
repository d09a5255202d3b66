import type { InstanceAccelerator, InstanceType } from "@green-place/contract";
import type { Sku } from "./fetch-skus.ts";
import { isAcceleratedFamily, parseSizeName, seriesOf } from "./size-name.ts";

export interface MappedSize {
  readonly family: string;
  readonly vcpus: number;
  readonly memoryGib: number;
  readonly accelerators: readonly InstanceAccelerator[];
}

/** A size that can't be kept, and why. */
export interface RefusedSize {
  readonly code: "type-refused" | "accelerator-unknown";
  readonly why: string;
}

/**
 * A size in our terms. Azure says how many GPUs a size has, not which, and 1 for a part of one: what they are comes from the
 * shipped tables, by the exact name of the size. A size with accelerators that those lack is refused.
 */
export function mapSize(name: string, sku: Sku, shipped: InstanceType | undefined): MappedSize | RefusedSize {
  const capability = (wanted: string): number => Number(sku.capabilities[wanted] ?? Number.NaN);
  const all = capability("vCPUs");
  const available = capability("vCPUsAvailable");
  const vcpus = Number.isNaN(available) ? all : available;
  const memoryGib = capability("MemoryGB");
  if (!(vcpus > 0) || !(memoryGib > 0))
    return { code: "type-refused", why: "described without vCPUs or memory" };
  const parsed = parseSizeName(name);
  const accelerated = capability("GPUs") > 0 || !parsed || isAcceleratedFamily(parsed.family);
  if (accelerated && !shipped?.accelerators.length)
    return {
      code: "accelerator-unknown",
      why: "not in the shipped tables, which say what accelerators a size has",
    };
  return {
    family: shipped?.family ?? seriesOf(parsed!),
    vcpus,
    memoryGib,
    accelerators: shipped?.accelerators ?? [],
  };
}
