import type { Accelerator, Gibibytes, Hours, InstanceType } from "@green-place/contract";
import type { Factor } from "../uncertainty/factor.ts";

/** What a rented set of machines consists of: known exactly, because it is what was asked for and what the type says. */
export interface MachineShape {
  /** Absent for a machine without accelerators. */
  readonly chips?: { readonly busy: number; readonly unused: number };
  readonly vcpus: { readonly busy: number; readonly unused: number };
  readonly memory: Gibibytes;
  /** Accelerator nodes that a cluster network joins; 0 when the job fits into one. */
  readonly joinedNodes: number;
  /** Running time before any doubt about it. */
  readonly hours: Hours;
}

/** The doubtful numbers of a machine, by the part they play. */
export interface MachineFactors {
  readonly peakWatts?: Factor;
  readonly idleWatts?: Factor;
  readonly load?: Factor;
  readonly cpuMinWatts: Factor;
  readonly cpuMaxWatts: Factor;
  readonly cpuUtilisation: Factor;
  readonly memoryWattsPerGib: Factor;
  readonly restRatio: Factor;
  readonly networkWatts?: Factor;
  readonly acceleratorKg?: Factor;
  readonly hostKg: Factor;
  readonly hostVcpus: Factor;
  readonly lifetimeHours: Factor;
  readonly lifetimeUtilisation: Factor;
  /** Ratio of the true to the stated hours where those were computed (another chip, FLOPs); absent when they were given. */
  readonly duration?: Factor;
}

export type MachineRole = keyof MachineFactors;

/** One instance type doing one job, wherever it stands. */
export interface Machine {
  readonly provider: string;
  readonly instanceType: InstanceType;
  readonly instanceCount: number;
  readonly accelerator?: Accelerator;
  readonly shape: MachineShape;
  readonly factors: MachineFactors;
  readonly warnings: readonly string[];
}
