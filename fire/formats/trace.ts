import type { Source } from "@green-place/contract";
import type { TraceEntry, TraceHeader, TrackReport } from "@green-place/tracker";
import { readTrace } from "../../packages/tracker/src/trace/read-trace.ts";
import { replayTrace } from "../../packages/tracker/src/trace/replay.ts";
import type { Format } from "./format.ts";
import { unsound } from "./sound-values.ts";

const grid: Source = {
  id: "grid",
  publisher: "A grid",
  title: "Intensity of the year",
  url: "https://grid.example/2025",
  licence: "CC-BY-4.0",
  retrieved: "2026-01-02",
};
const exactly = <U extends string>(value: number, unit: U) =>
  ({ low: value, value, high: value, unit, source: "grids/grid" }) as const;

const header = {
  greenPlaceTrace: 3,
  runId: "0b9f4f4e-0000-4000-8000-000000000001",
  project: "training",
  startedAt: "2026-03-01T12:00:00.000Z",
  mode: "process",
  threads: 8,
  process: {
    pid: 4242,
    start: "88112",
    boot: "0b9f4f4e-0000-4000-8000-000000000002",
    pidNamespace: "pid:[4026531836]",
    host: "node-1",
  },
  intervalMs: 1000,
  placeQuery: {
    given: { zone: "FR" },
    pue: 1.2,
    embodied: null,
    countsMachine: true,
    cpu: { hostThreads: 64, sockets: 2, virtual: false, cpuModel: "Testium 9000" },
    codecarbon: false,
  },
  settings: {
    auxiliaryRatio: null,
    sources: {},
    embodied: null,
    limits: ["cgroup gives 8 of 64 CPU threads"],
    rank: { local: 0, global: 0, launcher: "torchrun", job: "17" },
    host: "node-1",
    os: "Linux-6.1",
    cpuModel: "Testium 9000",
    cpuThreads: 64,
    memoryGib: 256,
    accelerators: [{ vendor: "10de", device: "NVIDIA A100", count: 2 }],
    startMs: 40,
    warnings: [],
    outputs: { csv: "emissions.csv", format: "green-place", json: null, prometheus: null, otlp: null },
    experimentId: null,
  },
} satisfies TraceHeader;

const entries: readonly TraceEntry[] = [
  {
    tMs: 0,
    channels: [
      {
        id: "rapl:package-0",
        part: "cpu",
        sensor: "rapl",
        how: "measured",
        metering: { kind: "counter", maxJoules: 262_143.3, maxWatts: 5_000, restartsAtZero: true },
        error: { below: 0.05, above: 0.05 },
        mirrorGroup: "rapl",
        covers: ["ram"],
      },
      {
        id: "nvidia:GPU-1",
        part: "gpu",
        device: "NVIDIA H100 80GB HBM3",
        sensor: "nvidia-smi",
        how: "measured",
        metering: { kind: "power", maxWatts: 3_000 },
        error: { below: 0.1, above: 0.1 },
        share: 0.5,
        flags: ["mig-share"],
      },
      {
        id: "cpu-load",
        part: "cpu",
        sensor: "cpu-load",
        how: "modelled",
        metering: {
          kind: "cpu-load",
          model: { curve: "tdp", tdpWatts: exactly(240, "W"), hostThreads: 64 },
        },
        error: { below: 0.3, above: 0.3 },
      },
      {
        id: "ram",
        part: "ram",
        sensor: "ram-model",
        how: "modelled",
        metering: { kind: "memory", wattsPerGib: exactly(0.4, "W/GiB"), gib: 256 },
        error: { below: 0.5, above: 0.5 },
      },
    ],
    readings: [
      [0, 1_000],
      [1, 300],
    ],
    cpuSeconds: { process: 0, busy: 100, capacity: 1_000 },
    heldGib: 12,
    usedGib: 40,
    gpuBusy: [0.4],
    cpuTimeFrom: "process-tree",
  },
  {
    tMs: 320,
    settings: {
      place: {
        request: { zone: "FR" },
        how: "given",
        zone: "FR",
        gramsPerKwh: { low: 20, value: 30, high: 40, unit: "g/kWh", source: "grids/grid", year: 2025 },
        year: 2025,
        shapeYears: [2024, 2025],
        pue: exactly(1.2, "1"),
        wue: exactly(0.4, "L/kWh"),
        ewif: exactly(3.1, "L/kWh"),
        countryName: "France",
        countryCode: "FRA",
        coordinates: { latitude: 48.9, longitude: -2.4 },
        warnings: [],
      },
      embodied: {
        madeKg: exactly(1_500, "kg"),
        lifetimeHours: exactly(35_000, "h"),
        lifetimeUtilisation: exactly(0.6, "1"),
        sources: ["grids/grid"],
        assumptions: [],
      },
      sources: { "grids/grid": grid },
    },
  },
  {
    tMs: 1_000,
    readings: [
      [0, 1_100],
      [1, 310, 990],
    ],
    cpuSeconds: { process: 2, busy: 104, capacity: 1_008 },
  },
  { tMs: 1_500, task: ["start", 1, "fold 1"], gramsPerKwh: 28 },
  {
    tMs: 2_000,
    readings: [
      [0, null],
      [1, 290],
    ],
    cpuSeconds: { process: 5, busy: 109, capacity: 1_016 },
  },
  { tMs: 2_500, task: ["end", 1], gramsPerKwh: 35.5 },
  {
    tMs: 3_000,
    readings: [
      [0, 1_400],
      [1, 0],
    ],
    cpuSeconds: { process: 8, busy: 115, capacity: 1_024 },
  },
  { tMs: 3_010, end: { exitCode: 0, selfCpuS: 0.12 } },
];

const linesOf = (lines: readonly unknown[]): string =>
  lines.map((line) => `${JSON.stringify(line)}\n`).join("");

/** A run from its start to its end, a run that was killed while it wrote a line, and one of a whole machine whose place is not known. */
export const traces = (): readonly string[] => [
  linesOf([header, ...entries]),
  linesOf([header, ...entries.slice(0, 4)]).slice(0, -9),
  linesOf([{ ...header, mode: "machine" }, entries[0], { tMs: 2_000, readings: [[0, 1_200]] }]),
];

/** Figures of a report that may be below 0: degrees, and carbon saved elsewhere. */
export const reportFault = (report: TrackReport): string | undefined =>
  unsound(report, { signed: ["latitude", "longitude", "savingPercent"], longestText: 140_000 });

const trace: Format<TrackReport> = {
  name: "trace",
  built: "json-lines",
  samples: traces,
  read: async (text) => replayTrace(await readTrace(text, "trace.ndjson")).report,
  fault: reportFault,
};
export default trace;
