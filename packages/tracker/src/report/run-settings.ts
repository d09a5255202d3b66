import type { Quantity, Range } from "@green-place/contract";
import type { Rank } from "../attribution/rank.ts";
import type { ResolvedPlace } from "../place/place.ts";

/** The embodied carbon of the whole machine, and the time over which it is spread. */
export interface Embodied {
  /** kg CO2e of making the machine. */
  readonly kg: Quantity<"kg">;
  /** Hours from its start of service to its end. */
  readonly lifetimeHours: Quantity<"h">;
  /** Share of its life in which it is used at all, above 0 up to 1. */
  readonly lifetimeUtilisation: Quantity<"1">;
}

/** What a report needs besides readings. It is part of the trace, so that `recover` and `replay` give the same report as the run. */
export interface RunSettings {
  readonly place: ResolvedPlace;
  readonly auxiliaryRatio: Range | null;
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

/** Auxiliary power (fans, network cards, conversion losses) over that of CPU, GPU and memory: 0.33, measured nodes 0.2 to 0.6. */
export const defaultAuxiliaryRatio: Range = {
  low: 0.2,
  value: 0.33,
  high: 0.6,
};
