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

test("a share of the host by vCPUs, and every accelerator", () => {
  // BLOOM (Luccioni 2022) takes 2,500 kg for a server without its accelerators: a quarter, and two boards of 150 kg.
  const { madeKg: kg } = embodiedOfMachine("case", rented, chip({ low: 100, value: 150, high: 350 }), [])!;
  expect(kg.value).toBeCloseTo(2500 / 4 + 300, 9);
  // The host may be 1,000 kg less or more; the boards 50 kg less or 200 kg more each: between both at once and either alone.
  expect(kg.low).toBeGreaterThan(925 - 250 - 100);
  expect(kg.low).toBeLessThan(925 - 200);
  expect(kg.high).toBeGreaterThan(925 + 300);
  expect(kg.high).toBeLessThan(925 + 250 + 400);
});

test("a board that nobody has published has the named default; one that nobody knows leaves all unknown", () => {
  expect(embodiedOfMachine("case", rented, chip(), [])!.madeKg.value).toBeCloseTo(2500 / 4 + 2 * 200, 9);
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
  expect((await embodiedOf!(place))!.madeKg.value).toBeCloseTo(2500 / 4 + 2 * 150, 9);
});

test("a host of unknown size is never smaller than the instance", () => {
  const { hostVcpus: _, ...whole } = { ...rented, vcpus: 400, accelerators: [] };
  // Cloud Carbon Footprint's servers are between 1,000 and 1,300 kg, named default 1,150: all of it.
  expect(embodiedOfMachine("case", whole, hardware(), [])!.madeKg.value).toBeCloseTo(1150, 9);
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
