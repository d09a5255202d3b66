import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type HardwareCatalogueV1,
  type InstanceType,
  nullProvider,
  type ProviderV1,
} from "@green-place/contract";
import { type Estimate, embodiedOfMachine } from "@green-place/core";
import { hardware } from "@green-place/hardware-data";
import { aws } from "@green-place/provider-aws";
import { track } from "@green-place/tracker";
import { expect, test } from "vitest";
import { nodeContext } from "../src/index.ts";
import { footprintsOf } from "../src/requests.ts";
import { trackFacts } from "../src/tracking/track-facts.ts";

const typeOf = (id: string): InstanceType =>
  aws()
    .instanceTypes()
    .find((type) => type.id === id)!;

const chip = (embodiedKg?: { low: number; value: number; high: number }): HardwareCatalogueV1 => ({
  ...hardware(),
  accelerators: () => [
    {
      id: "chip",
      name: "Chip",
      vendor: "case",
      kind: "gpu",
      family: "chip",
      aliases: [],
      ...(embodiedKg && { embodiedKg: { ...embodiedKg, unit: "kg" as const, source: "case" } }),
    },
  ],
});
const rented: InstanceType = {
  id: "case.large",
  family: "case",
  vcpus: 24,
  memoryGib: 96,
  cpuPlatforms: [],
  hostVcpus: 96,
  accelerators: [{ id: "chip", count: 2 }],
  regions: [],
  source: "case",
};

/** By the named defaults: CPUs, memory, a quarter of the enclosure, boards, 10 GB of disk for each vCPU at 55 kg per TB. */
const quarterHost = 24 * 0.5 + 96 * 1.5 + 550 / 4 + 24 * 3 + 0.24 * 55;

test("CPUs, memory and boards of the instance, a share of the enclosure by vCPUs, and every accelerator", () => {
  const { madeKg: kg } = embodiedOfMachine("case", rented, chip({ low: 100, value: 150, high: 350 }), [])!;
  expect(kg.value).toBeCloseTo(quarterHost + 300, 9);
  // Between all parts at their ends at once and one alone: memory may be 0.9 kg a GiB less, the two chips 200 kg more each.
  const allLow = 24 * 0.15 + 96 * 0.6 + 150 / 4 + 24 * 0.7 + 200;
  const allHigh = 24 * 2 + 96 * 2.1 + 2000 / 4 + 24 * 6 + 1.44 * 160 + 700;
  expect(kg.low).toBeGreaterThan(allLow);
  expect(kg.low).toBeLessThan(quarterHost + 300 - 96 * 0.9);
  expect(kg.high).toBeGreaterThan(quarterHost + 300 + 400);
  expect(kg.high).toBeLessThan(allHigh);
});

test("a board that nobody has published has the named default; one that nobody knows leaves all unknown", () => {
  expect(embodiedOfMachine("case", rented, chip(), [])!.madeKg.value).toBeCloseTo(quarterHost + 2 * 200, 9);
  const other = { ...rented, accelerators: [{ id: "unheard-of", count: 1 }] };
  expect(embodiedOfMachine("case", other, chip(), [])).toBeNull();
});

test("a chip that a provider brings itself is known", async () => {
  const own: ProviderV1 = {
    ...nullProvider(),
    id: "own",
    instanceTypes: () => [rented],
    hardware: () => chip({ low: 150, value: 150, high: 150 }).accelerators(),
  };
  const report = { loaded: [{ name: "own", foundIn: "configuration", provider: own } as const], faults: [] };
  const { embodiedOf } = trackFacts({ ...context, plugins: async () => report });
  const place = { provider: "own", region: "r", instanceType: rented.id };
  expect((await embodiedOf!(place))!.madeKg.value).toBeCloseTo(quarterHost + 2 * 150, 9);
});

test("a host of unknown size is never smaller than the instance", () => {
  const { hostVcpus: _, ...whole } = { ...rented, vcpus: 400, accelerators: [] };
  // All 450 kg of an enclosure, and what goes by vCPU and GiB.
  const made = 450 + 400 * (0.5 + 3) + 96 * 1.5 + 4 * 55;
  expect(embodiedOfMachine("case", whole, hardware(), [])!.madeKg.value).toBeCloseTo(made, 9);
});

const NOW = Date.parse("2026-11-24T12:00:00Z");
const context = nodeContext({
  env: {},
  now: () => NOW,
  fetch: () => Promise.reject(new Error("no network in tests")),
});

test.each(["g5.xlarge", "p4d.24xlarge", "m5.large"])(
  "a tracked run on %s has the embodied carbon that an estimate of it has",
  async (id) => {
    expect(typeOf(id).hostVcpus).toBeDefined();
    let ms = 0;
    const folder = mkdtempSync(join(tmpdir(), "green-place-embodied-"));
    const run = await track({
      place: { provider: "aws", region: "us-east-1", instanceType: id },
      sysroot: folder,
      intervalMs: 3_600_000,
      strict: true,
      codecarbonConfig: false,
      cloudMetadata: "never",
      context: {
        ...trackFacts(context),
        stateDirectory: join(folder, "state"),
        now: () => new Date(NOW + ms),
        nowMs: () => ms,
      },
    });
    ms = 10 * 3_600_000;
    const { embodiedKg, operationalKg, carbonKg } = await run.stop();
    const placement = { provider: "aws", region: "us-east-1", instanceType: id };
    const request = {
      kind: "placement",
      placement,
      length: { hours: 10 },
      signal: "average",
      embodied: true,
    } as const;
    const { rows } = await footprintsOf([request], context, "shipped");
    const { embodiedKg: estimated } = rows[0] as Estimate;
    expect(embodiedKg!.value / estimated!.value).toBeCloseTo(1, 9);
    // The sum over the components is drawn once more as one factor here.
    expect(Math.abs(embodiedKg!.low / estimated!.low - 1)).toBeLessThan(0.1);
    expect(Math.abs(embodiedKg!.high / estimated!.high - 1)).toBeLessThan(0.1);
    expect(carbonKg.value).toBeCloseTo(operationalKg.value + embodiedKg!.value, 12);
  },
);
