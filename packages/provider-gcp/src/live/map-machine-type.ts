import type { InstanceAccelerator } from "@green-place/contract";
import { chipOf, isAcceleratedFamily, trueCount } from "./accelerators.ts";
import type { ComputeMachineType } from "./fetch-machine-types.ts";

export interface MappedMachineType {
  readonly id: string;
  readonly family: string;
  readonly vcpus: number;
  readonly memoryGib: number;
  readonly accelerators: readonly InstanceAccelerator[];
}

/** A type that can't be kept, and why. */
export interface RefusedMachineType {
  readonly code: "type-refused" | "accelerator-unknown";
  readonly why: string;
}

/** A machine type in our terms: chips by the exact table of Google's accelerator types, never by likeness. */
export function mapMachineType(id: string, type: ComputeMachineType): MappedMachineType | RefusedMachineType {
  const state = type.deprecated?.state;
  if (state === "OBSOLETE" || state === "DELETED")
    return { code: "type-refused", why: `it is ${state.toLowerCase()}` };
  if (!type.guestCpus || !type.memoryMb)
    return { code: "type-refused", why: "described without vCPUs or memory" };
  const family = id.slice(0, id.indexOf("-"));
  const accelerators: InstanceAccelerator[] = [];
  for (const { guestAcceleratorType, guestAcceleratorCount } of type.accelerators ?? []) {
    const chip = chipOf(guestAcceleratorType ?? "");
    if (chip === undefined || !guestAcceleratorCount)
      return {
        code: "accelerator-unknown",
        why: `its accelerator "${guestAcceleratorType ?? ""}" has no known id or number`,
      };
    accelerators.push({ id: chip, count: trueCount(guestAcceleratorCount, type.description ?? "") });
  }
  if (accelerators.length === 0 && isAcceleratedFamily(family))
    return { code: "accelerator-unknown", why: "all of its series have accelerators, but none are listed" };
  return {
    id,
    family,
    vcpus: type.guestCpus,
    memoryGib: Number((type.memoryMb / 1024).toFixed(3)),
    accelerators,
  };
}
