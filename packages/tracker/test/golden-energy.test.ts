import { exactly } from "@green-place/contract";
import { describe, expect, test } from "vitest";
import type { Channel, Metering } from "../src/index.ts";
import { loadJoules } from "../src/meter/cpu-load-power.ts";
import { createMeter } from "../src/meter/meter.ts";
import { mirrored } from "../src/meter/mirrored-channels.ts";
import { amdCounterJoules } from "../src/sensors/amd-readings.ts";
import { emiJoules } from "../src/sensors/windows-emi.ts";
import { expectNear, goldenCases } from "./support/golden.ts";

interface Counters {
  readonly metering?: { readonly maxUj?: number; readonly restartsAtZero?: boolean };
  readonly emi?: boolean;
  readonly amdCounter?: readonly [number, number];
  readonly power?: readonly (readonly [number, number])[];
  readonly channels?: readonly {
    readonly name?: string;
    readonly mirrorGroup?: string;
    readonly reads: readonly (readonly [number, number])[];
  }[];
}
interface CounterAnswer {
  readonly joules?: number;
  readonly watts?: number;
  readonly kwh?: number;
  readonly microjoulesEach?: readonly number[];
  readonly flag?: string;
}

const channel = (id: string, metering: Metering, mirrorGroup?: string): Channel => ({
  id,
  part: "cpu",
  sensor: "rapl",
  how: "measured",
  metering,
  error: { below: 0, above: 0 },
  ...(mirrorGroup !== undefined && { mirrorGroup }),
});

/** Joules of some channels, their readings given as `[second, value]`. */
function measure(channels: readonly Channel[], reads: readonly (readonly (readonly [number, number])[])[]) {
  const meter = createMeter({ mode: "machine", threads: 1, auxiliaryRatio: null });
  meter.accept({ tMs: 0, channels });
  const instants = [...new Set(reads.flatMap((list) => list.map(([second]) => second)))].sort(
    (a, b) => a - b,
  );
  for (const second of instants) {
    const readings = reads.flatMap((list, index) =>
      list.filter(([at]) => at === second).map(([, value]) => [index, value] as const),
    );
    meter.accept({ tMs: second * 1000, readings });
  }
  return meter.summary();
}

describe("energy from counters", () => {
  test.each(goldenCases<Counters, CounterAnswer>("counters"))(
    "$name ($cite)",
    ({ given, expect: answer, relTol }) => {
      if (given.amdCounter) {
        expectNear(amdCounterJoules(...given.amdCounter), answer.joules!, relTol);
        return;
      }
      if (given.power) {
        const { total } = measure([channel("p", { kind: "power", maxWatts: 5000 })], [given.power]);
        expectNear(total.value, answer.joules!, relTol);
        expectNear(total.value / 3.6e6, answer.kwh!, relTol);
        return;
      }
      const metering: Metering = {
        kind: "counter",
        maxJoules: given.metering?.maxUj === undefined ? null : given.metering.maxUj / 1e6,
        maxWatts: 5000,
        restartsAtZero: given.metering?.restartsAtZero ?? true,
      };
      const list = given.channels!;
      const scale = given.emi ? emiJoules : (microjoules: number) => microjoules / 1e6;
      const reads = list.map((one) => one.reads.map(([second, value]) => [second, scale(value)] as const));
      const summary = measure(
        list.map((one, index) => channel(one.name ?? `c${index}`, metering, one.mirrorGroup)),
        reads,
      );
      if (answer.microjoulesEach) {
        answer.microjoulesEach.forEach((microjoules, index) => {
          const one = measure([channel("c", metering)], [reads[index]!]);
          expectNear(one.total.value * 1e6, microjoules, relTol);
        });
        expectNear(
          summary.total.value * 1e6,
          answer.microjoulesEach.reduce((a, b) => a + b),
          relTol,
        );
      }
      if (answer.joules !== undefined) expectNear(summary.total.value, answer.joules, relTol);
      if (answer.watts !== undefined) expectNear(summary.total.value / summary.seconds, answer.watts, relTol);
      if (answer.flag !== undefined) {
        // A counter from whose readings no energy follows is no component: it is named apart.
        const flags = summary.components[0]?.flags ?? summary.unread[0]!.faults;
        expect(flags).toContain(answer.flag);
      }
    },
  );
});

test.each(goldenCases<{ counted: [number, number] }, { mirrored: boolean }>("mirrored"))(
  "mirrored counters $given ($cite)",
  ({ given, expect: answer }) => expect(mirrored(...given.counted)).toBe(answer.mirrored),
);

describe("the CPU by its load", () => {
  interface Load {
    readonly model: "process" | "codecarbon";
    readonly tdpWatts: number;
    readonly load: number;
    readonly seconds: number;
    readonly cpuSeconds: number;
    readonly threads: number;
  }
  test.each(goldenCases<Load, { watts: number }>("cpu-load"))(
    "$name ($cite)",
    ({ given, expect: answer, relTol }) => {
      const tdpWatts = exactly("TDP", given.tdpWatts, "W", "case");
      if (given.model === "process") {
        const history = { threadS: 0, busyThreadS: 0, cubedThreadS: 0, processS: given.cpuSeconds };
        const joules = loadJoules({ curve: "tdp", tdpWatts, hostThreads: given.threads }, history, "process");
        expectNear(joules.value / given.seconds, answer.watts, relTol);
        return;
      }
      const history = { threadS: 1, busyThreadS: given.load, cubedThreadS: given.load ** 3, processS: 0 };
      const joules = loadJoules({ curve: "codecarbon", tdpWatts, hostThreads: 1 }, history, "machine");
      expectNear(joules.value, answer.watts, relTol);
    },
  );
});

test.each(goldenCases<{ activeWatts: number; cpuShare: number }, { watts: number }>("attribution"))(
  "share of a process in active watts: $name ($cite)",
  ({ given, expect: answer, relTol }) => {
    // The whole of the measured power is active when every thread is busy.
    const meter = createMeter({ mode: "process", threads: 1, auxiliaryRatio: null });
    const metering: Metering = { kind: "counter", maxJoules: null, maxWatts: 5000, restartsAtZero: true };
    meter.accept({
      tMs: 0,
      channels: [channel("c", metering)],
      readings: [[0, 0]],
      cpuSeconds: { process: 0, busy: 0, capacity: 0 },
    });
    meter.accept({
      tMs: 1000,
      readings: [[0, given.activeWatts]],
      cpuSeconds: { process: given.cpuShare, busy: 1, capacity: 1 },
    });
    expectNear(meter.summary().cpu!.value, answer.watts, relTol);
  },
);

test.each(
  goldenCases<
    { windows: Record<string, [number, number]>; gpuMillijoulesPerSecond: number },
    { seconds: Record<string, number>; gpuJoules: Record<string, number> }
  >("windows"),
)("$name ($cite)", ({ given, expect: answer, relTol }) => {
  const meter = createMeter({ mode: "machine", threads: 1, auxiliaryRatio: null });
  const metering: Metering = { kind: "counter", maxJoules: null, maxWatts: 5000, restartsAtZero: true };
  meter.accept({ tMs: 0, channels: [{ ...channel("g", metering), part: "gpu" }] });
  const names = Object.keys(given.windows);
  const boundaries = names
    .flatMap((name, key) => [
      { second: given.windows[name]![0], task: ["start", key, name] as const },
      { second: given.windows[name]![1], task: ["end", key] as const },
    ])
    .sort((a, b) => a.second - b.second);
  for (const { second, task } of boundaries) {
    meter.accept({
      tMs: second * 1000,
      readings: [[0, second * given.gpuMillijoulesPerSecond * 1e-3]],
      task,
    });
  }
  expect(meter.tasks()).toHaveLength(names.length);
  for (const { name, durationS, joules } of meter.tasks()) {
    expectNear(durationS, answer.seconds[name]!, relTol);
    expectNear(joules.gpu!, answer.gpuJoules[name]!, relTol);
  }
});

test.each(
  goldenCases<{ joules: number[]; gramsPerKwh: number[] }, { gramsPerKwh: number }>("mean-intensity"),
)("mean intensity: $name ($cite)", ({ given, expect: answer, relTol }) => {
  const meter = createMeter({ mode: "machine", threads: 1, auxiliaryRatio: null });
  const metering: Metering = { kind: "counter", maxJoules: null, maxWatts: 5000, restartsAtZero: true };
  let joules = 0;
  meter.accept({
    tMs: 0,
    channels: [channel("c", metering)],
    readings: [[0, 0]],
    gramsPerKwh: given.gramsPerKwh[0]!,
  });
  given.joules.forEach((used, index) => {
    joules += used;
    const next = given.gramsPerKwh[index + 1];
    meter.accept({
      tMs: (index + 1) * 1000,
      readings: [[0, joules]],
      ...(next !== undefined && { gramsPerKwh: next }),
    });
  });
  expectNear(meter.meanIntensity()!, answer.gramsPerKwh, relTol);
});
