import type { Accelerator, Gibibytes, InstanceType } from "@green-place/contract";
import type { Job } from "../workload/job.ts";

/** So many at work, so many rented and idle. */
export interface BusyAndUnused {
  readonly busy: number;
  readonly unused: number;
}

/** Rented machines of one type, known exactly because it is what was asked for and what the type says. */
export interface MachineParts {
  readonly provider: string;
  readonly instanceType: InstanceType;
  readonly instanceCount: number;
  readonly job: Job;
  /** With the package that vouches for it; absent for a machine without accelerators. */
  readonly accelerator?: { readonly accelerator: Accelerator; readonly owner: string };
  /** Accelerators; absent for a machine without. */
  readonly chips?: BusyAndUnused;
  readonly vcpus: BusyAndUnused;
  readonly memory: Gibibytes;
  /** Accelerators, busy or not, of several machines that work as one; 0 where one machine does, or each works for itself. */
  readonly joinedChips: number;
}

export type StorageMedium = "ssd" | "hdd";

/** What an item consists of, each part absent where it has none. Amounts are decimal gigabytes (10^9 bytes). */
export interface ItemParts {
  readonly machine?: MachineParts;
  /** Volumes that are attached to machines. */
  readonly blockStorage?: { readonly gb: number; readonly medium: StorageMedium };
  readonly objectStorage?: { readonly gb: number };
  /** Data that leaves the building, over the whole time. */
  readonly transfer?: { readonly gb: number };
}
