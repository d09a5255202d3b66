import type { Accelerator, Hours, InstanceType } from "@green-place/contract";
import type { Term } from "../components/component.ts";
import type { BusyAndUnused } from "../components/item-parts.ts";
import type { Factor } from "../uncertainty/factor.ts";

/** Something that is used for some time, wherever that is: its components' equations, sorted by what they compute. */
export interface Item {
  /** Before any doubt about it. */
  readonly hours: Hours;
  /** Ratio of the true to the stated hours where those were computed (another chip, FLOPs); absent when they were given. */
  readonly duration?: Factor;
  readonly power: readonly Term[];
  readonly outsideEnergy: readonly Term[];
  readonly embodied: readonly Term[];
  /** Over what embodied carbon is shared out. */
  readonly lifetimeHours: Factor;
  readonly lifetimeUtilisation: Factor;
}

/** One instance type doing one job, wherever it stands. */
export interface Machine extends Item {
  readonly provider: string;
  readonly instanceType: InstanceType;
  readonly instanceCount: number;
  readonly accelerator?: Accelerator;
  /** Accelerators; absent for a machine without. */
  readonly chips?: BusyAndUnused;
  readonly vcpus: BusyAndUnused;
  /** Accelerators of several machines that work as one; 0 where none are. */
  readonly joinedChips: number;
  readonly warnings: readonly string[];
}
