import { exactly, known, quantity, unknown } from "@green-place/contract";
import { describe, expect, test } from "vitest";
import { readAllocation } from "../src/attribution/allocation.ts";
import { parseProcStat } from "../src/attribution/machine-cpu-time.ts";
import { parseProcessStat } from "../src/attribution/process-tree.ts";
import { createTreeSampler, parseCpuTime, parseProcessList } from "../src/attribution/sampled-processes.ts";
import type { Metering } from "../src/index.ts";
import { createMeter } from "../src/meter/meter.ts";
import { parseAmdSmi, parseRocmSmi } from "../src/sensors/amd-readings.ts";
import { cpuLoadChannel } from "../src/sensors/cpu-load-model.ts";
import { ramChannel } from "../src/sensors/ram-model.ts";
import { typeperfCells } from "../src/sensors/windows-emi.ts";
import { replayTrace } from "../src/trace/replay.ts";
import { fakeMachine } from "./support/fake-machine.ts";
import { expectNear } from "./support/golden.ts";
import { traceHeader } from "./support/trace-lines.ts";

const counter: Metering = { kind: "counter", maxJoules: null, maxWatts: 5000, restartsAtZero: true };
const rapl = {
  id: "rapl",
  part: "cpu",
  sensor: "rapl",
  how: "measured",
  metering: counter,
  error: { below: 0, above: 0 },
} as const;

test("a process has its share of the busy energy; idle energy is shown apart", () => {
  const meter = createMeter({ mode: "process", threads: 8, auxiliaryRatio: null });
  // 8 threads for 10 s: 80 CPU seconds, 40 of them used, 10 by the process; 800 J.
  meter.accept({
    tMs: 0,
    channels: [rapl],
    readings: [[0, 0]],
    cpuSeconds: { process: 0, busy: 0, capacity: 0 },
  });
  meter.accept({ tMs: 10_000, readings: [[0, 800]], cpuSeconds: { process: 10, busy: 40, capacity: 80 } });
  const { cpu, unattributed, processCpuS } = meter.summary();
  expect(cpu).toEqual({ low: 100, value: 100, high: 200 });
  expect(unattributed!.value).toBe(700);
  expect(processCpuS).toBe(10);
});

test("a failed read in process mode gives its time's share with the next good one", () => {
  const meter = createMeter({ mode: "process", threads: 1, auxiliaryRatio: null });
  meter.accept({
    tMs: 0,
    channels: [rapl],
    readings: [[0, 0]],
    cpuSeconds: { process: 0, busy: 0, capacity: 0 },
  });
  meter.accept({ tMs: 1000, readings: [[0, null]], cpuSeconds: { process: 1, busy: 1, capacity: 1 } });
  meter.accept({ tMs: 2000, readings: [[0, 100]], cpuSeconds: { process: 1, busy: 1, capacity: 2 } });
  expectNear(meter.summary().cpu!.value, 50, 1e-9);
});

describe("a load model in process mode", () => {
  const sampled = (...process: (number | null)[]) => {
    const meter = createMeter({ mode: "process", threads: 4, auxiliaryRatio: null });
    const tdpWatts = quantity("W", { low: 40, value: 40, high: 40 }, "W", "case");
    const load: Metering = { kind: "cpu-load", model: { curve: "tdp", tdpWatts, hostThreads: 4 } };
    process.forEach((seconds, index) => {
      meter.accept({
        tMs: index * 10_000,
        ...(index === 0 && { channels: [{ ...rapl, how: "modelled", metering: load }] }),
        cpuSeconds: { process: seconds, busy: index * 20, capacity: index * 40 },
      });
    });
    return meter.summary();
  };

  test("an unknown share is not 0: the whole machine's energy, 0 at the low end, and a flag", () => {
    const { cpu, components, processCpuS } = sampled(0, null);
    // 40 W * (0.1 + 0.9 * 0.5) for 10 s.
    expect(cpu).toEqual({ low: 0, value: 220, high: 220 });
    expect(components[0]!.flags).toEqual(["process-share-unknown"]);
    expect(processCpuS).toBeNull();
  });

  test("a report says so", () => {
    const header = traceHeader({ mode: "process" });
    const reportOf = (process: number | null) =>
      replayTrace({
        header,
        lastLineIncomplete: false,
        entries: [
          { tMs: 0, cpuSeconds: { process: 0, busy: 0, capacity: 0 } },
          { tMs: 1000, cpuSeconds: { process, busy: 1, capacity: 4 } },
        ],
      }).report.warnings.join("\n");
    expect(reportOf(null)).toContain("The CPU time of the processes could not be read");
    expect(reportOf(0)).not.toContain("CPU time");
  });

  test("what was used while it could not be read comes with the next number", () => {
    const { cpu, components } = sampled(0, null, 8);
    expect(cpu!.value).toBe(80);
    expect(components[0]!.flags).toEqual([]);
  });
});

describe("what a machine, a container and a virtual machine give", () => {
  test("cgroup v2 limits, the tightest on the way up", async () => {
    const machine = fakeMachine({ threads: 64, memoryGib: 1024 });
    machine.write("proc/self/mounts", "cgroup2 /sys/fs/cgroup cgroup2 rw 0 0");
    machine.write("proc/self/cgroup", "0::/pod/container");
    machine.write("sys/fs/cgroup/pod/cpu.max", "400000 100000");
    machine.write("sys/fs/cgroup/pod/container/cpu.max", "max 100000");
    machine.write("sys/fs/cgroup/pod/container/memory.max", String(8 * 2 ** 30));
    const allocation = await readAllocation(machine.sysroot);
    expect(allocation).toMatchObject({
      threads: 4,
      hostThreads: 64,
      memoryGib: 8,
      hostMemoryGib: 1024,
      virtual: false,
    });
    expect(allocation.limits).toHaveLength(2);
    // A container on a 1 TiB host is not charged for its host's memory: 8 GiB at 0.25 W.
    const channel = ramChannel(allocation, { codecarbon: false, arm: false });
    expect(channel.metering).toMatchObject({
      kind: "memory",
      gib: 8,
      wattsPerGib: { value: 0.25, low: 0.12, high: 0.46 },
    });
  });

  const host = {
    threads: 4,
    hostThreads: 4,
    memoryGib: 16,
    hostMemoryGib: 16,
    memoryGroup: null,
    cpuModel: "X",
    sockets: 1,
    limits: [],
  };
  const watts = (value: number) => quantity("W", { low: value, value, high: value }, "W", "case");

  test("TDP on bare metal, W per vCPU in a virtual machine, else 4 W a thread, said to be assumed", () => {
    const tdp = known(exactly("TDP", 100, "W", "case"));
    const vcpu = { min: watts(1), max: watts(3) };
    expect(cpuLoadChannel({ ...host, sockets: 2, virtual: false }, { tdp }, false)).toMatchObject({
      how: "modelled",
      metering: { model: { tdpWatts: { value: 200 } } },
    });
    // The guest of a 64-thread host sees 4 threads; the package's TDP would be 16 times too much for them.
    expect(cpuLoadChannel({ ...host, virtual: true }, { tdp }, false)).toMatchObject({
      how: "assumed",
      metering: { model: { tdpWatts: { value: 16 } } },
    });
    expect(cpuLoadChannel({ ...host, virtual: true }, { tdp, vcpu }, false)).toMatchObject({
      how: "modelled",
      metering: { model: { curve: "vcpu" } },
    });
    expect(cpuLoadChannel({ ...host, virtual: false }, { tdp: unknown("unknown-cpu", "X") }, false).how).toBe(
      "assumed",
    );
  });

  test("a better model that comes late holds for the time before it as well", () => {
    const meter = createMeter({ mode: "machine", threads: 4, auxiliaryRatio: null });
    meter.accept({
      tMs: 0,
      channels: [cpuLoadChannel({ ...host, virtual: true }, {}, false)],
      cpuSeconds: { process: null, busy: 0, capacity: 0 },
    });
    meter.accept({ tMs: 10_000, cpuSeconds: { process: null, busy: 20, capacity: 40 } });
    const vcpu = { min: watts(1), max: watts(3) };
    meter.accept({ tMs: 10_000, channels: [cpuLoadChannel({ ...host, virtual: true }, { vcpu }, false)] });
    // 4 vCPUs at half load for 10 s: 4 * (1 + 0.5 * 2) W.
    expectNear(meter.summary().cpu!.value, 80, 1e-9);
  });
});

test("procfs: names with brackets, guest time not twice, stolen time not ours", () => {
  const stat = "42 (a (b) c) S 1 42 42 0 -1 4194304 9 9 0 0 150 50 300 100 20 0 1 0 99 1000 256 0 0";
  expect(parseProcessStat(stat)).toEqual({ own: 2, children: 4, residentPages: 256 });
  expect(parseProcStat("cpu  100 20 30 800 50 5 5 40 60 0\ncpu0 1")).toEqual({ busy: 1.6, capacity: 10.5 });
  expect(parseProcStat("nothing")).toBeNull();
});

test("AMD: both programs, both shapes, and what they don't know stays unknown", () => {
  const entry = {
    gpu: 0,
    power: { socket_power: { value: 35, unit: "W" } },
    energy: { total_energy_consumption: { value: 12.5, unit: "J" } },
  };
  const reading = { gpu: "0", watts: 35, joules: 12.5 };
  expect(parseAmdSmi(`WARNING: old driver\n${JSON.stringify([entry])}`)).toEqual([reading]);
  expect(parseAmdSmi(JSON.stringify({ gpu_data: [entry] }))).toEqual([reading]);
  expect(parseAmdSmi(JSON.stringify([{ gpu: 1, power: { socket_power: "N/A" }, energy: "N/A" }]))).toEqual([
    { gpu: "1", watts: null, joules: null },
  ]);
  const rocm = {
    card0: { "Average Graphics Package Power (W)": "35.0", "Accumulated Energy (uJ)": "12500000" },
    system: {},
  };
  expect(parseRocmSmi(JSON.stringify(rocm))).toEqual([reading]);
  expect(parseRocmSmi("not json")).toEqual([]);
});

test("typeperf's lines", () => {
  expect(typeperfCells('"11/23/2026 12:00:00.000","5000.000000"," "')).toEqual([
    "11/23/2026 12:00:00.000",
    "5000.000000",
    " ",
  ]);
});

test("lists of ps: what was last seen of each process of the tree", () => {
  expect(["1-02:03:04", "02:03", "0:00.51", "x"].map(parseCpuTime)).toEqual([93_784, 123, 0.51, null]);
  const sample = createTreeSampler(10);
  const first = parseProcessList(
    "   12    11   0:03.00  1048576\n   11    10   0:02.00  0\n   10     1   0:01.00  0\n   99     1   9:00.00  0\n",
  );
  expect(sample(first)).toEqual({ cpuSeconds: 6, residentGib: 1 });
  // 12 has ended, 13 is new: what 12 used stays used.
  expect(sample(parseProcessList("10 1 0:01.50 0\n11 10 0:02.00 0\n13 10 0:01.00 0\n"))).toEqual({
    cpuSeconds: 7.5,
    residentGib: 0,
  });
});
