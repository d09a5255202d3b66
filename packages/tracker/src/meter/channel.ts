import type { Quantity } from "@green-place/contract";

/** The part of the machine that a channel watches. `machine` is the whole of it, as a power supply sees it. */
export type Part = "cpu" | "gpu" | "ram" | "machine";

/** `measured`: a sensor. `modelled`: computed from something measured, such as the load. `assumed`: nothing was known. */
export type How = "measured" | "modelled" | "assumed";

/** How the readings of a channel become joules. */
export type Law =
  /** A counter of joules that only rises, until it wraps at `maxJoules` or restarts. */
  | {
      readonly kind: "counter";
      /** The value after which the counter starts again at 0; null: unknown, so that no wrap can be told. */
      readonly maxJoules: number | null;
      /** More than this between two readings can't be true. */
      readonly maxWatts: number;
      /** Whether a restarted counter begins at 0, so that its value is what was used since. */
      readonly restartsAtZero: boolean;
    }
  /** Watts at an instant, integrated by trapezoids. */
  | { readonly kind: "power"; readonly maxWatts: number }
  /** Watts from the CPU time that the machine or the process used; has no readings of its own. */
  | { readonly kind: "cpu-load"; readonly model: CpuLoadModel }
  /** Constant watts, or watts per GiB of what the process holds; has no readings of its own. */
  | { readonly kind: "memory"; readonly wattsPerGib: Quantity<"W/GiB">; readonly gib: number };

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
  /** The device as its maker calls it: `NVIDIA H100 80GB HBM3`. */
  readonly device?: string;
  /** The kind of sensor as reports name it: `rapl`, `nvidia-smi`, `cpu-load`, … */
  readonly sensor: string;
  readonly how: How;
  readonly law: Law;
  /** Relative error of the energy, 9 times in 10: 0.05 below and above is +-5 %. */
  readonly error: { readonly below: number; readonly above: number };
  /** Channels of one group may be the same counter seen twice; equal ones are counted once. */
  readonly mirrorGroup?: string;
  /** What else is inside this channel's energy and must not be added again: psys covers ram and the rest. */
  readonly covers?: readonly ("ram" | "rest")[];
  /** The part of a shared device that belongs to the run: 1/7 of a card. */
  readonly share?: number;
  readonly flags?: readonly string[];
}
