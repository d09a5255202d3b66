import { traceVersion } from "../../src/index.ts";
import type { RecordedHeader } from "../../src/trace/trace-schema.ts";

/** The first line of a trace of a run that nothing is known of. */
export const traceHeader = (own: Partial<RecordedHeader> = {}): RecordedHeader => ({
  greenPlaceTrace: traceVersion,
  runId: "a",
  project: "p",
  startedAt: "2026-03-01T12:00:00.000Z",
  mode: "machine",
  threads: 4,
  process: { pid: 1, start: "1", boot: "b", pidNamespace: "pid:[1]", host: "h" },
  intervalMs: 1000,
  placeQuery: { embodied: null, countsMachine: true, cpu: null, codecarbon: false },
  settings: {
    auxiliaryRatio: null,
    sources: {},
    embodied: null,
    limits: [],
    rank: null,
    host: null,
    os: null,
    cpuModel: null,
    cpuThreads: 4,
    memoryGib: null,
    accelerators: [],
    startMs: null,
    warnings: [],
    outputs: { csv: null, format: "green-place", json: null, prometheus: null, otlp: null },
    experimentId: null,
  },
  ...own,
});

/** A trace as a file: its header, and a line for each entry. Texts are lines as they stand. */
export const traceText = (entries: readonly unknown[], header: unknown = traceHeader()): string =>
  [header, ...entries].map((line) => `${typeof line === "string" ? line : JSON.stringify(line)}\n`).join("");

/** A counter as sensors give it. */
export const counterChannel = {
  id: "rapl:package-0",
  part: "cpu",
  sensor: "rapl",
  how: "measured",
  metering: { kind: "counter", maxJoules: 1_000, maxWatts: 5_000, restartsAtZero: true },
  error: { below: 0.05, above: 0.05 },
} as const;
