import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type TrackReport, track } from "../src/index.ts";
import { fakeClock, fakeMachine, raplZone, temporaryFolder } from "./support/fake-machine.ts";
import { expectNear } from "./support/golden.ts";

type Zone = ReturnType<typeof raplZone>;

/** Runs the tracker over a fake machine; `steps` moves its counters, one second each. */
async function measured(
  zones: (machine: ReturnType<typeof fakeMachine>) => Zone[],
  steps: readonly ((zones: Zone[]) => void)[],
): Promise<TrackReport> {
  const machine = fakeMachine();
  const list = zones(machine);
  const clock = fakeClock();
  steps[0]!(list);
  const run = await track({
    sysroot: machine.sysroot,
    intervalMs: 3_600_000,
    gramsPerKwh: 100,
    auxiliaryRatio: null,
    codecarbonConfig: false,
    cloudMetadata: "never",
    // The place is then known before the first step.
    strict: true,
    context: { ...clock, env: {}, stateDirectory: temporaryFolder(), warn: () => undefined },
  });
  for (const step of steps.slice(1)) {
    clock.advance(1);
    step(list);
    await run.step();
  }
  return run.stop();
}

const joules = (report: TrackReport, part: "cpu" | "ram" = "cpu"): number =>
  report.energyKwh[part]!.value * 3.6e6;
const flags = (report: TrackReport): readonly string[] =>
  report.components.find(({ name }) => name === "cpu")!.flags;
const one = (machine: ReturnType<typeof fakeMachine>): Zone[] => [
  raplZone(machine, "intel-rapl:0", "package-0"),
];
const to =
  (value: number) =>
  ([zone]: Zone[]): void =>
    zone!.set(value);

describe("RAPL under a fake root", () => {
  test("energy is the counter's, to 1e-9", async () => {
    const report = await measured(one, [to(52_649.883221), to(52_700.5), to(52_799.883221)]);
    expectNear(joules(report), 150, 1e-9);
    expect(report.components[0]).toMatchObject({ name: "cpu", how: "measured", sensor: "rapl", flags: [] });
    expectNear(report.operationalKg.value, report.energyKwh.total.value * 0.1, 1e-9);
    expectNear(report.energyKwh.total.value * 3.6e6, 150 + 16 * 0.25 * 2, 1e-9);
    expectNear(report.durationS, 2, 1e-9);
  });

  // Counters and range of Kepler's fixture: github.com/sustainable-computing-io/kepler at 13944a6, rapl_sysfs_power_meter_test.go.
  test("package counts, its core doesn't", async () => {
    const zones = (machine: ReturnType<typeof fakeMachine>) => [
      raplZone(machine, "intel-rapl:0", "package-0"),
      raplZone(machine, "intel-rapl:0:0", "core"),
    ];
    const at =
      (add: number) =>
      ([pack, core]: Zone[]): void => {
        pack!.set(240_422.366267 + add);
        core!.set(118_821.284256 + add / 2);
      };
    expectNear(joules(await measured(zones, [at(0), at(40)])), 40, 1e-9);
  });

  test("two sockets and their DRAM, each counted once", async () => {
    const zones = (machine: ReturnType<typeof fakeMachine>) =>
      [0, 1].flatMap((socket) => [
        raplZone(machine, `intel-rapl:${socket}`, `package-${socket}`),
        raplZone(machine, `intel-rapl:${socket}:0`, "dram"),
      ]);
    const at =
      (add: number) =>
      (list: Zone[]): void =>
        list.forEach((zone, index) => {
          zone.set(1000 + add * (index % 2 === 0 ? 100 : 20));
        });
    const report = await measured(zones, [at(0), at(1)]);
    expectNear(joules(report), 200, 1e-9);
    expectNear(joules(report, "ram"), 40, 1e-9);
    expect(report.components.find(({ name }) => name === "ram")).toMatchObject({
      how: "measured",
      sensor: "rapl-dram",
    });
  });

  test("a wrap", async () => {
    const report = await measured(one, [to(262_100), to(100)]);
    expectNear(joules(report), 143.32885, 1e-9);
    expect(flags(report)).toEqual(["wrap"]);
  });

  test("a failed read loses nothing", async () => {
    const report = await measured(one, [to(5000), ([zone]) => zone!.fail(), to(5150)]);
    expectNear(joules(report), 150, 1e-9);
    expect(flags(report)).toEqual(["failed-read"]);
  });

  test("a read that gives 0 for a failure is no wrap of 58 Wh", async () => {
    const report = await measured(one, [to(52_649), to(0), to(52_799)]);
    expectNear(joules(report), 150, 1e-9);
    expect(flags(report)).toEqual(["failed-read"]);
  });

  test("a counter that restarts", async () => {
    const report = await measured(one, [to(5000), to(5100), to(40), to(90)]);
    expectNear(joules(report), 190, 1e-9);
    expect(flags(report)).toEqual(["reset"]);
  });

  test("a restart at exactly 0", async () => {
    const report = await measured(one, [to(5000), to(5100), to(0), to(90)]);
    expectNear(joules(report), 190, 1e-9);
    expect(flags(report)).toEqual(["reset"]);
  });

  test("without a range, a step back can only be a restart", async () => {
    const zones = (machine: ReturnType<typeof fakeMachine>) => [
      raplZone(machine, "intel-rapl:0", "package-0", null),
    ];
    const report = await measured(zones, [to(5000), to(5100), to(40)]);
    expectNear(joules(report), 140, 1e-9);
    expect(flags(report)).toEqual(["no-wrap-range", "reset"]);
  });

  test("a passing glitch upwards loses nothing", async () => {
    const report = await measured(one, [to(5000), to(200_000), to(5150)]);
    expectNear(joules(report), 150, 1e-9);
    expect(flags(report)).toEqual(["implausible-step"]);
  });

  test("a lasting jump is a gap, filled at the mean power and bounded below by what was seen", async () => {
    const report = await measured(one, [to(5000), to(5050), to(200_000), to(200_050)]);
    expectNear(joules(report), 150, 1e-9);
    expectNear(report.energyKwh.cpu!.low * 3.6e6, 100 * 0.95, 1e-9);
    expect(flags(report)).toEqual(["gap:1.0s", "implausible-step"]);
  });

  test("mirrored dies count once, dies of their own twice", async () => {
    const zones = (machine: ReturnType<typeof fakeMachine>) =>
      [0, 1].map((die) => raplZone(machine, `intel-rapl:${die}`, `package-0-die-${die}`));
    const both =
      (a: number, b: number) =>
      (list: Zone[]): void => {
        list[0]!.set(a);
        list[1]!.set(b);
      };
    const mirrored = await measured(zones, [both(1000, 1000), both(1680, 1680)]);
    expectNear(joules(mirrored), 680, 1e-9);
    expect(flags(mirrored)).toEqual(["mirrored"]);
    const own = await measured(zones, [both(1000, 1000), both(1680, 1400)]);
    expectNear(joules(own), 1080, 1e-9);
    expect(flags(own)).toEqual([]);
  });

  test("MSR and MMIO of one package count once", async () => {
    const zones = (machine: ReturnType<typeof fakeMachine>) =>
      ["intel-rapl:0", "intel-rapl-mmio:0"].map((directory) => raplZone(machine, directory, "package-0"));
    const both =
      (value: number) =>
      (list: Zone[]): void =>
        list.forEach((zone) => {
          zone.set(value);
        });
    expectNear(joules(await measured(zones, [both(10), both(70)])), 60, 1e-9);
  });

  test("a sensor that disappears leaves a flagged gap", async () => {
    const machine = fakeMachine();
    const zone = raplZone(machine, "intel-rapl:0", "package-0");
    const clock = fakeClock();
    zone.set(100);
    const options = {
      sysroot: machine.sysroot,
      intervalMs: 3_600_000,
      gramsPerKwh: 100,
      codecarbonConfig: false,
    } as const;
    const run = await track({
      ...options,
      strict: true,
      cloudMetadata: "never",
      context: { ...clock, env: {}, stateDirectory: temporaryFolder() },
    });
    clock.advance(10);
    zone.set(600);
    await run.step();
    machine.remove("sys/class/powercap/intel-rapl:0");
    clock.advance(5);
    const report = await run.stop();
    expectNear(joules(report), 750, 1e-9);
    expect(flags(report)).toContain("gap:5.0s");
    expect(flags(report)).toContain("failed-read");
  });
});

test("the version in reports is the package's", async () => {
  const { version } = await import("../src/report/version.ts");
  const manifest = JSON.parse(readFileSync(join(import.meta.dirname, "../package.json"), "utf8")) as {
    version: string;
  };
  expect(version).toBe(manifest.version);
});
