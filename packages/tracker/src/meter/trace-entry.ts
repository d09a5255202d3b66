import type { Channel } from "./channel.ts";

/** First line of a trace: what ran, where and how; each later line is a `TraceEntry`. */
export interface TraceHeader {
  readonly greenPlaceTrace: 1;
  readonly runId: string;
  readonly project: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly mode: "machine" | "process";
  /** Threads that the run may use, and those of the host. */
  readonly threads: number;
  readonly pid: number;
  /** Everything else that a report needs and no reading gives. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/** `[channel, value]`, or with the instant in ms where it isn't the entry's own; null is a read that failed. */
export type TraceReading = readonly [number, number | null] | readonly [number, number | null, number];

/** One line of a trace: everything that was read at one instant. The same lines feed the live meter, `recover` and `replay`. */
export interface TraceEntry {
  /** Milliseconds since the start. */
  readonly t: number;
  /** Channels that begin with this entry. Readings name channels by their place in the order of appearance. */
  readonly channels?: readonly Channel[];
  readonly r?: readonly TraceReading[];
  /** CPU seconds: of the process tree (null: not known), busy on the machine, capacity of the machine. */
  readonly c?: readonly [number | null, number, number];
  /** GiB held by the process tree. */
  readonly m?: number;
  /** How busy GPUs were, 0 to 1: one number for each reading that came with one. */
  readonly busy?: readonly number[];
  /** GiB of memory in use on the machine or in the container. */
  readonly usedGib?: number;
  /** Begin and end of named tasks: `["+", key, name]`, `["-", key]`. */
  readonly task?: readonly ["+", number, string] | readonly ["-", number];
  /** Carbon intensity in g/kWh from this entry on, where it changes with the hour. */
  readonly g?: number;
  /** Facts for the report that came after the start, such as the place; replaces the header's of the same name. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** How CPU time of the process was found. */
  readonly cpuTimeFrom?: string;
  /** Present on the last line of a run that ended in order. */
  readonly end?: { readonly exitCode: number | null; readonly selfCpuS: number };
}
