import type { Quantity } from "@green-place/contract";
import type { Rank } from "../attribution/rank.ts";
import type { ResolvedPlace } from "../place/place.ts";

/** The embodied carbon of the machine and over what it is spread. */
export interface Embodied {
  readonly kg: Quantity<"kg">;
  /** Hours from its start of service to its end. */
  readonly lifetimeHours: Quantity<"h">;
  /** Share of its life in which it is used at all, above 0 up to 1. */
  readonly lifetimeUtilisation: Quantity<"1">;
}

/** What a report needs besides readings; travels in the trace, so that `recover` and `replay` tell the same story. */
export interface RunSettings {
  readonly place: ResolvedPlace;
  readonly restRatio: { readonly low: number; readonly value: number; readonly high: number } | null;
  readonly embodied: Embodied | null;
  readonly limits: readonly string[];
  readonly rank: Rank | null;
  readonly host: string | null;
  readonly os: string | null;
  readonly cpuModel: string | null;
  readonly cpuThreads: number;
  readonly memoryGib: number | null;
  readonly startMs: number | null;
  readonly warnings: readonly string[];
  readonly outputs: OutputPlan;
  readonly experimentId: string | null;
}

/** Where results go; part of the trace, so that a recovered run still writes its row. */
export interface OutputPlan {
  readonly csv: string | null;
  readonly format: "green-place" | "codecarbon";
  readonly json: string | null;
  readonly prometheus: string | null;
  readonly otlp: string | null;
}

/** Fans, network, losses of the power supply, for every watt of CPU, GPU and memory: 0.33, measured nodes 0.2 to 0.6. */
export const defaultRestRatio: { readonly low: number; readonly value: number; readonly high: number } = {
  low: 0.2,
  value: 0.33,
  high: 0.6,
};
