import type { Source } from "@green-place/contract";
import type { EmbodiedMachine, Factor } from "@green-place/core";
import type { Rank } from "../attribution/rank.ts";
import type { ResolvedPlace } from "../place/place.ts";
import type { Accelerators } from "../sensors/accelerators.ts";

/** What a report needs besides readings. It is part of the trace, so that `recover` and `replay` give the same report as the run. */
export interface RunSettings {
  readonly place: ResolvedPlace;
  readonly auxiliaryRatio: Factor | null;
  /** Rows of the sources that the facts of the run name, by their ids. */
  readonly sources: Readonly<Record<string, Source>>;
  readonly embodied: EmbodiedMachine | null;
  readonly limits: readonly string[];
  readonly rank: Rank | null;
  readonly host: string | null;
  readonly os: string | null;
  readonly cpuModel: string | null;
  readonly cpuThreads: number;
  readonly memoryGib: number | null;
  /** Accelerators that the machine has, read or not; null: it can't be told whether it has any. */
  readonly accelerators: readonly Accelerators[] | null;
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
  /** Without user and password. */
  readonly otlp: string | null;
}
