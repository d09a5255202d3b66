import { join } from "node:path";
import { exactly, known, quantity } from "@green-place/contract";
import { expect, test } from "vitest";
import { type Embodied, replay, type Sample, summaryLines, type TrackOptions, track } from "../src/index.ts";
import { fakeClock, fakeMachine, raplZone, temporaryFolder } from "./support/fake-machine.ts";
import { expectNear } from "./support/golden.ts";

const hoursOf = (low: number, value: number, high: number) =>
  quantity("lifetime", { low, value, high }, "h", "case");

/** 1,200 kg (900 to 1,800) over 30,000 hours (24,000 to 40,000), 80 % of them in use: 0.05 kg an hour. */
const machine: Embodied = {
  kg: quantity("kg", { low: 900, value: 1200, high: 1800 }, "kg", "case"),
  lifetimeHours: hoursOf(24_000, 30_000, 40_000),
  lifetimeUtilisation: exactly("utilisation", 0.8, "1", "case"),
};

/** Two hours at 100 W on an instance of a type, at 100 g/kWh and a PUE of 1: 20 g. */
async function twoHours(
  embodiedOf: NonNullable<NonNullable<TrackOptions["context"]>["embodiedOf"]>,
  options: TrackOptions = {},
  env: Record<string, string> = {},
) {
  const host = fakeMachine();
  const zone = raplZone(host, "intel-rapl:0", "package-0");
  const clock = fakeClock();
  const samples: Sample[] = [];
  const run = await track({
    sysroot: host.sysroot,
    intervalMs: 3_600_000,
    auxiliaryRatio: null,
    ramWatts: 0,
    pue: 1,
    strict: true,
    codecarbonConfig: false,
    cloudMetadata: "never",
    place: { provider: "aws", region: "eu-west-3", instanceType: "p4d.24xlarge" },
    onSample: (sample) => samples.push(sample),
    ...options,
    context: {
      ...clock,
      env,
      stateDirectory: temporaryFolder(),
      warn: () => undefined,
      lookUpPlace: () => known({ zone: "FR", gramsPerKwh: exactly("FR", 100, "g/kWh", "case"), year: 2025 }),
      embodiedOf,
    },
  });
  for (let quarter = 1; quarter <= 8; quarter++) {
    clock.advance(900);
    zone.set(90_000 * quarter);
    await run.step();
  }
  return { report: await run.stop(), samples };
}

test("the embodied carbon of a known instance type is in the carbon, with its range, and replays", async () => {
  const record = join(temporaryFolder(), "trace.ndjson");
  const asked: unknown[] = [];
  const { report, samples } = await twoHours(
    (place) => {
      asked.push(place);
      return machine;
    },
    { record },
  );
  expect(asked).toEqual([{ provider: "aws", region: "eu-west-3", instanceType: "p4d.24xlarge" }]);
  const { embodiedKg, operationalKg, carbonKg } = report;
  expectNear(embodiedKg!.value, 0.1, 1e-9);
  // Doubts of independent factors in squares: 25 % and 25 % (a life of 40,000 h) below, 50 % and 25 % (24,000 h) above.
  expectNear(embodiedKg!.low, 0.1 * (1 - Math.sqrt(0.0625 + 0.0625)), 1e-9);
  expectNear(embodiedKg!.high, 0.1 * (1 + Math.sqrt(0.25 + 0.0625)), 1e-9);
  expectNear(operationalKg.value, 0.02, 1e-9);
  expectNear(carbonKg.value, 0.12, 1e-9);
  expect(summaryLines(report).join("\n")).toMatch(
    / 120 g CO2e in [\s\S]*\n {2}100 g CO2e of it embodied in the machine/,
  );
  // What a budget is held against.
  expectNear(samples.at(-1)!.carbonKg, 0.12, 1e-9);
  const again = await replay(record);
  expect([again.embodiedKg, again.carbonKg]).toEqual([embodiedKg, carbonKg]);
});

test("an unknown type is unknown with a warning, not zero; a machine without a type is unknown", async () => {
  const { report } = await twoHours(() => null);
  expect(report.embodiedKg).toBeNull();
  expectNear(report.carbonKg.value, 0.02, 1e-9);
  expect(report.warnings.join()).toContain("The embodied carbon of p4d.24xlarge is not known");
  const own = await twoHours(() => machine, { place: { zone: "FR" } });
  expect(own.report.embodiedKg).toBeNull();
  expect(own.report.warnings.join()).not.toContain("embodied");
});

test("tables that can't be read cost neither the run nor the warning of it", async () => {
  const broken = () => {
    throw new Error("no such table");
  };
  const { report } = await twoHours(broken, { strict: false, gramsPerKwh: 50 });
  expect(report.embodiedKg).toBeNull();
  expectNear(report.operationalKg.value, 0.01, 1e-9);
  expect(report.warnings.join()).toContain("could not be looked up (no such table): 50 g/kWh is used");
});

test("what the caller states wins, and of the ranks on a node one alone counts its embodied carbon", async () => {
  const stated = { ...machine, kg: exactly("kg", 2400, "kg", "case") };
  const { report } = await twoHours(() => machine, { embodied: stated });
  expectNear(report.embodiedKg!.value, 0.2, 1e-9);
  const second = { SLURM_PROCID: "1", SLURM_LOCALID: "1", SLURM_NTASKS: "2", SLURM_JOB_ID: "7" };
  expect((await twoHours(() => machine, {}, second)).report.embodiedKg).toBeNull();
  expect((await twoHours(() => machine, { embodied: stated }, second)).report.embodiedKg).toBeNull();
  const first = { ...second, SLURM_PROCID: "0", SLURM_LOCALID: "0" };
  expectNear((await twoHours(() => machine, {}, first)).report.embodiedKg!.value, 0.1, 1e-9);
});
