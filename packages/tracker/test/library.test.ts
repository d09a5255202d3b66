import { quantity } from "@green-place/contract";
import { describe, expect, test } from "vitest";
import {
  mergeReports,
  type Sample,
  type TrackOptions,
  type TrackReport,
  track,
  trackCommand,
  whatIf,
} from "../src/index.ts";
import { fakeClock, fakeMachine, raplZone, temporaryFolder } from "./support/fake-machine.ts";
import { expectNear } from "./support/golden.ts";

/** A machine that draws what the test says, on a clock that the test moves. */
async function lab(options: TrackOptions = {}, env: Record<string, string> = {}) {
  const machine = fakeMachine();
  const zone = raplZone(machine, "intel-rapl:0", "package-0");
  const clock = fakeClock();
  let joules = 0;
  const run = await track({
    sysroot: machine.sysroot,
    intervalMs: 3_600_000,
    gramsPerKwh: 100,
    auxiliaryRatio: null,
    ramWatts: 0,
    strict: true,
    codecarbonConfig: false,
    cloudMetadata: "never",
    ...options,
    context: { ...clock, env, stateDirectory: temporaryFolder(), warn: () => undefined, ...options.context },
  });
  const spend = (seconds: number, watts: number): void => {
    clock.advance(seconds);
    joules += seconds * watts;
    zone.set(joules);
  };
  return { run, spend };
}

test("named tasks nest and overlap; each has its own energy, time and carbon", async () => {
  const { run, spend } = await lab();
  const outer = await run.task("outer");
  spend(10, 100);
  const first = await run.task("first");
  spend(5, 200);
  const second = await run.task("second");
  spend(5, 50);
  await first.stop();
  spend(10, 100);
  await outer.stop();
  await second.stop();
  await second.stop();
  const { tasks } = await run.stop();
  const of = (name: string) => tasks.find((task) => task.name === name)!;
  expect(tasks).toHaveLength(3);
  expectNear(of("outer").energyKwh.value * 3.6e6, 1000 + 1000 + 250 + 1000, 1e-9);
  expectNear(of("first").energyKwh.value * 3.6e6, 1250, 1e-9);
  expectNear(of("second").energyKwh.value * 3.6e6, 1250, 1e-9);
  expectNear(of("second").durationS, 15, 1e-9);
  expectNear(of("first").carbonKg.value, (1250 / 3.6e6) * 0.1, 1e-9);
});

test("await using ends tasks and runs by itself, and stop may be called twice", async () => {
  const { run, spend } = await lab();
  {
    await using task = await run.task("part");
    expect(task.name).toBe("part");
    spend(1, 360);
  }
  expect(run.report().tasks).toHaveLength(1);
  const [once, twice] = await Promise.all([run.stop(), run.stop()]);
  expect(once).toBe(twice);
  await run[Symbol.asyncDispose]();
});

test("onSample tells watts, energy, carbon and, by epochs, what is to come; a callback that throws harms nothing", async () => {
  const samples: Sample[] = [];
  const onSample = (sample: Sample): void => {
    samples.push(sample);
    throw new Error("not ours");
  };
  const { run, spend } = await lab({ epochs: 10, onSample });
  for (const kwh of [10, 20, 30, 40, 50]) {
    spend(3600, kwh * 10);
    await run.step();
  }
  const report = await run.stop();
  const { prediction, watts, energyKwh, carbonKg } = samples.at(-1)!;
  expectNear(watts, 300, 1e-9);
  expectNear(energyKwh, 1.5, 1e-9);
  expectNear(carbonKg, 0.15, 1e-9);
  expectNear(prediction!.energyKwh.value, 3, 1e-9);
  expect(prediction!.energyKwh.low).toBeGreaterThanOrEqual(1.5);
  expect(prediction!.energyKwh.high).toBeGreaterThan(3);
  expectNear(prediction!.seconds.value, 36_000, 1e-9);
  expect(report.warnings.join()).toContain("onSample failed: not ours.");
});

test("options that make no sense are refused by name", async () => {
  await expect(track({ intervalMs: 0 })).rejects.toMatchObject({
    code: "E_TRACK_OPTION",
    message: "The interval in ms is 0.",
  });
  await expect(track({ pue: 0.9 })).rejects.toMatchObject({ code: "E_TRACK_OPTION" });
});

describe("several processes and nodes", () => {
  const report = async (
    env: Record<string, string>,
    mode: "machine" | "process" = "machine",
  ): Promise<TrackReport> => {
    const { run, spend } = await lab({ mode }, env);
    spend(3600, 1000);
    return run.stop();
  };

  test.each([
    [{ LOCAL_RANK: "0", RANK: "8" }, 1],
    [{ LOCAL_RANK: "3", RANK: "3" }, 0],
    [{ SLURM_LOCALID: "1", SLURM_PROCID: "1", SLURM_JOB_ID: "7" }, 0],
    [{ OMPI_COMM_WORLD_LOCAL_RANK: "2" }, 0],
    [{ SLURM_LOCALID: "0", LOCAL_RANK: "5" }, 0],
    [{ SLURM_JOB_ID: "7" }, 1],
  ])("%j counts the node %d times", async (env, times) => {
    const found = await report(env);
    expectNear(found.energyKwh.total.value, times, 1e-9);
    expect(found.components.length > 0).toBe(times === 1);
  });

  test("merge adds nodes, counts a report once, and says when a machine is there twice", async () => {
    const [a, b, follower] = [await report({}), await report({}), await report({ LOCAL_RANK: "1" })];
    const other = { ...b, machine: { ...b.machine, host: "node-2" } };
    const merged = mergeReports([a, other, a, follower]);
    expectNear(merged.energyKwh.total.value, 2, 1e-9);
    expectNear(merged.carbonKg.value, 0.2, 1e-9);
    expect(merged.nodes).toBe(2);
    expect(merged.warnings).toEqual(["1 reports were given twice and count once."]);
    expect(mergeReports([a, b]).warnings.join()).toContain("counted more than once");
    expect(merged.operationalKg).toEqual(merged.carbonKg);
    expect(merged.embodiedKg).toBeNull();
    expect(() => mergeReports([])).toThrow("There are no reports to merge.");
  });

  test("merge names the years of the intensities, and says when they are not the same", async () => {
    const [a, b] = [await report({}), await report({})];
    const at = (run: TrackReport, host: string, year: number, shapeYears: readonly number[]) => ({
      ...run,
      machine: { ...run.machine, host },
      intensity: { ...run.intensity, year, shapeYears },
    });
    const one = at(a, "node-1", 2025, [2022]);
    const same = mergeReports([one, at(b, "node-2", 2025, [2022])]);
    expect([same.levelYears, same.shapeYears, same.warnings]).toEqual([[2025], [2022], []]);
    const mixed = mergeReports([one, at(b, "node-2", 2024, [2021, 2022])]);
    expect([mixed.levelYears, mixed.shapeYears]).toEqual([
      [2024, 2025],
      [2021, 2022],
    ]);
    expect(mixed.warnings).toEqual([
      "The intensities are of different years (2024, 2025): their carbon is added as it is.",
    ]);
  });

  test("embodied carbon that one node does not know is not known for all, and the node is named", async () => {
    const kg = (value: number) => ({ low: value, value, high: value });
    const [a, b] = [await report({}), await report({})];
    const first = { ...a, machine: { ...a.machine, host: "node-1" } };
    const known = { ...first, embodiedKg: kg(2), carbonKg: kg(first.operationalKg.value + 2) };
    const unknown = { ...b, machine: { ...b.machine, host: "node-2" } };
    const merged = mergeReports([known, unknown]);
    expect(merged.embodiedKg).toBeNull();
    expectNear(merged.operationalKg.value, 0.2, 1e-9);
    expectNear(merged.carbonKg.value, 2.2, 1e-9);
    expect(merged.warnings).toEqual(["The embodied carbon of node-2 is not known and not in carbonKg."]);
    const both = mergeReports([known, { ...unknown, embodiedKg: kg(3), carbonKg: kg(3.1) }]);
    expectNear(both.embodiedKg!.value, 5, 1e-9);
    expect(both.warnings).toEqual([]);
  });
});

test("what if: the same energy at other intensities and overheads", async () => {
  const { run, spend } = await lab();
  spend(3600, 2000);
  const report = await run.stop();
  const g = (value: number) => quantity("g", { low: value * 0.9, value, high: value * 1.1 }, "g/kWh", "case");
  const one = (value: number) => quantity("1", { low: value, value, high: value }, "1", "case");
  const rows = whatIf(report, [
    { id: "PL", gramsPerKwh: g(700), pue: one(1) },
    { id: "FR", gramsPerKwh: g(50), pue: one(1.2) },
    { id: "here", gramsPerKwh: g(100) },
  ]);
  expect(rows.map(({ id }) => id)).toEqual(["FR", "here", "PL"]);
  expectNear(rows[0]!.carbonKg.value, 2 * 1.2 * 0.05, 1e-9);
  expectNear(rows[0]!.savingPercent, 40, 1e-9);
  expect(rows[1]!.savingPercent).toBeCloseTo(0, 9);
  expectNear(rows[2]!.savingPercent, -600, 1e-9);
});

test("a report has its energy at the places that its context proposes; a proposal that fails costs nothing else", async () => {
  const grams = quantity("g", { low: 50, value: 50, high: 50 }, "g/kWh", "case");
  const { run, spend } = await lab({
    context: { whatIfCandidates: () => [{ id: "FR", gramsPerKwh: grams }] },
  });
  spend(3600, 1000);
  const report = await run.stop();
  expect(report.whatIf.map(({ id }) => id)).toEqual(["FR"]);
  expectNear(report.whatIf[0]!.savingPercent, 50, 1e-9);
  const failing = await lab({ context: { whatIfCandidates: () => Promise.reject(new Error("no table")) } });
  expect((await failing.run.stop()).whatIf).toEqual([]);
});

test("a budget over what is only partly known says what it leaves out", async () => {
  const machine = fakeMachine();
  machine.write("dev/neuron0", "");
  let said = "";
  const begun = performance.now();
  await trackCommand({
    argv: ["sleep", "0.2"],
    options: {
      sysroot: machine.sysroot,
      sensors: [],
      gramsPerKwh: 100,
      codecarbonConfig: false,
      cloudMetadata: "never",
      quiet: true,
      budget: { energyKwh: 1, action: "warn" },
    },
    context: {
      stateDirectory: temporaryFolder(),
      stderr: { write: (text) => (said += text) },
      // A hundred times as fast as ours: 0.2 s are 20 s.
      nowMs: () => (performance.now() - begun) * 100,
    },
  });
  expect(said).toContain(
    "green-place: The budget is held against a part: it leaves out 1 x AWS Neuron device.\n",
  );
});
