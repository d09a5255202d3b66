import type { ProcessIdentity } from "../system/process-identity.ts";
import type { Channel } from "./channel.ts";
import type { CpuSeconds } from "./cpu-seconds.ts";

/**
 * A trace is a file of JSON lines (NDJSON): a header, then one entry for each sample. Journals and recordings (`record`) are traces.
 * Version 3, which this is, names the tracker's process for good and says what the place is looked up from; other versions are refused.
 */
export const traceVersion = 3;

/** First line of a trace: what ran, where and how. Each later line is a `TraceEntry`. */
export interface TraceHeader {
  /** Version of the format. */
  readonly greenPlaceTrace: typeof traceVersion;
  readonly runId: string;
  readonly project: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly mode: "machine" | "process";
  /** CPU threads that the run may use; not whole under a quota. */
  readonly threads: number;
  /** The tracker: while it lives, the run has not ended. */
  readonly process: ProcessIdentity;
  /** Milliseconds between samples: a journal that is silent for many of them has nobody who writes it. */
  readonly intervalMs: number;
  /** What the place is looked up from, for a run whose tracker was killed before it was found. */
  readonly placeQuery: object;
  /** Everything else that a report needs and no reading gives. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/**
 * `[channel, value]` or `[channel, value, readAtMs]`.
 *
 *   channel   its place in the order in which channels appeared in the trace, from 0
 *   value     J for a counter, W for a power; null is a read that failed
 *   readAtMs  milliseconds since the start, where the reading is older than its entry
 */
export type TraceReading =
  | readonly [channel: number, value: number | null]
  | readonly [channel: number, value: number | null, readAtMs: number];

/** One line of a trace: everything that was read at one instant. Live runs, `recover` and `replay` go through the same lines. */
export interface TraceEntry {
  /** Milliseconds since the start. */
  readonly tMs: number;
  /** Channels that begin with this entry, or replace the one of the same id. */
  readonly channels?: readonly Channel[];
  readonly readings?: readonly TraceReading[];
  /** Seconds of CPU time since the machine, or the container, started. */
  readonly cpuSeconds?: CpuSeconds;
  /** GiB of memory that the run's processes hold. */
  readonly heldGib?: number;
  /** GiB of memory in use on the machine, or in the container. */
  readonly usedGib?: number;
  /** How busy GPUs were, 0 to 1: one number for each reading that came with one. */
  readonly gpuBusy?: readonly number[];
  /** Start and end of named tasks; tasks of one name differ in their key. */
  readonly task?: readonly ["start", key: number, name: string] | readonly ["end", key: number];
  /** Carbon intensity in g/kWh from this entry on, where it changes with the hour. */
  readonly gramsPerKwh?: number;
  /** Facts for the report that came after the start, such as the place; they replace the header's of the same name. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** How CPU time of the run's processes was found: `cgroup`, `process-tree`, `sampling` or `none`. */
  readonly cpuTimeFrom?: string;
  /** On the last line of a run that was stopped in the normal way: the command's exit code, CPU seconds of the tracker itself. */
  readonly end?: { readonly exitCode: number | null; readonly selfCpuS: number };
}
