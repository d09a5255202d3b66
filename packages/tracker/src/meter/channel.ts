import type { Quantity } from "@green-place/contract";

/** The part of the machine that a channel watches. `machine` is the whole of it, as a power supply sees it. */
export type Part = "cpu" | "gpu" | "ram" | "machine";

/** The parts that reports show. `auxiliary`: fans, network cards, conversion losses. */
export type ReportedPart = "cpu" | "gpu" | "ram" | "auxiliary";

/** `measured`: a sensor. `modelled`: computed from something measured, such as the load. `assumed`: nothing was known. */
export type How = "measured" | "modelled" | "assumed";

/** How the readings of a channel are metered, that is become joules. */
export type Metering =
  /** A counter of joules that only rises, until it wraps at `maxJoules` or restarts. */
  | {
      readonly kind: "counter";
      /** The value after which the counter starts again at 0; null: unknown, so that a wrap is not recognised. */
      readonly maxJoules: number | null;
      /** Mean watts between two readings above this are taken for a fault. */
      readonly maxWatts: number;
      /** Whether a restarted counter begins at 0, so that its value is what was used since. */
      readonly restartsAtZero: boolean;
    }
  /** Watts at an instant, integrated by trapezoids; above `maxWatts` a reading is taken for a fault. */
  | { readonly kind: "power"; readonly maxWatts: number }
  /** Watts from the CPU time that the machine or the process used; has no readings of its own. */
  | { readonly kind: "cpu-load"; readonly model: CpuLoadModel }
  /** W/GiB of the memory of the machine, or of what the process holds, GiB; has no readings of its own. */
  | { readonly kind: "memory"; readonly wattsPerGib: Quantity<"W/GiB">; readonly gib: number };

/** Power of the CPUs from their load u, 0 to 1. Watts of TDP are those of all sockets; `hostThreads` are the machine's. */
export type CpuLoadModel =
  /** P = share * TDP * (0.1 + 0.9 u); for a process TDP * CPU seconds / (seconds * threads). */
  | { readonly curve: "tdp"; readonly tdpWatts: Quantity<"W">; readonly hostThreads: number }
  /** P = vCPUs * (min + u (max - min)), W per vCPU by microarchitecture. */
  | { readonly curve: "vcpu"; readonly minWatts: Quantity<"W">; readonly maxWatts: Quantity<"W"> }
  /** CodeCarbon's P = TDP * (0.1 + 0.9 u^3), for rows that continue a CodeCarbon series. */
  | { readonly curve: "codecarbon"; readonly tdpWatts: Quantity<"W">; readonly hostThreads: number };

/** One stream of readings, or one model, and what is known of it. Plain data: it is written into the trace. */
export interface Channel {
  /** Unique within a run: `rapl:package-0`, `nvidia:GPU-5c…`. */
  readonly id: string;
  readonly part: Part;
  /** The device's name, as its vendor gives it: `NVIDIA H100 80GB HBM3`. */
  readonly device?: string;
  /** The kind of sensor as reports name it: `rapl`, `nvidia-smi`, `cpu-load`, … */
  readonly sensor: string;
  readonly how: How;
  readonly metering: Metering;
  /** Relative error of the energy, 9 times in 10: 0.05 below and above is +-5 %. */
  readonly error: { readonly below: number; readonly above: number };
  /** Channels of one group may be the same counter seen twice; equal ones are counted once. */
  readonly mirrorGroup?: string;
  /** What else is inside this channel's energy and must not be added again: psys covers memory and auxiliary power. */
  readonly covers?: readonly ("ram" | "auxiliary")[];
  /** The part of a shared device that belongs to the run: 1/7 of a card. */
  readonly share?: number;
  /** What is special about the channel, for the report's component: `mig-share`, `container-limit`. */
  readonly flags?: readonly string[];
}
