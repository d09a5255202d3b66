import type { InstanceType, ProviderV1 } from "@green-place/contract";
import { estimate, recommend, type WorkloadClass } from "@green-place/core";
import { hardware } from "@green-place/hardware-data";
import { electricityMaps } from "@green-place/intensity-data";
import { aws } from "@green-place/provider-aws";
import { azure } from "@green-place/provider-azure";
import { gcp } from "@green-place/provider-gcp";
import { describe, expect, test } from "vitest";

const providers = [aws(), azure(), gcp()];
const catalogue = { providers, hardware: hardware(), intensity: electricityMaps() };
const h100s = new Set(
  hardware()
    .accelerators()
    .filter(({ family }) => family === "h100")
    .map(({ id }) => id),
);

/** 256 chips for 30 days, every row. */
const ranking = (workload: WorkloadClass, accelerator = "h100", acceleratorCount = 256) =>
  recommend({
    ...catalogue,
    job: { hours: 720, workload, accelerator, acceleratorCount, equivalent: false },
    limit: 10_000,
  });

/** The network of 256 chips on one type, W a chip. */
function networkWattsPerChip(provider: ProviderV1, type: InstanceType): number {
  const { steps } = estimate({
    ...catalogue,
    placement: { provider: provider.id, region: type.regions[0]!, instanceType: type.id },
    hours: 720,
    instanceCount: 256 / type.accelerators[0]!.count,
    workload: "training",
  });
  return steps.find(({ name }) => name === "Cluster network")!.value / 256;
}

const rented = providers.flatMap((provider) =>
  provider
    .instanceTypes()
    .filter(({ accelerators, regions }) => h100s.has(accelerators[0]?.id ?? "") && regions.length > 0)
    .map((type) => ({ provider, type })),
);

describe.each(["general", "training", "finetune"] as const)("256 H100 for 30 days, %s", (workload) => {
  const { options, coverage } = ranking(workload);

  test("real nodes lead: every row is of 8-GPU machines with an interconnect", () => {
    expect(options.length).toBeGreaterThan(50);
    for (const { instanceType, instanceCount } of options) {
      const { type } = rented.find(({ type }) => type.id === instanceType)!;
      expect([instanceType, type.accelerators[0]?.count, instanceCount]).toEqual([instanceType, 8, 32]);
      expect(type.interconnect, instanceType).toBeDefined();
    }
  });

  test("by brute force: what has an interconnect is eligible, the rest is counted, nothing is lost", () => {
    const places = (of: typeof rented) => of.reduce((sum, { type }) => sum + type.regions.length, 0);
    expect(coverage).toMatchObject({
      considered: places(rented),
      eligible: places(rented.filter(({ type }) => type.interconnect)),
      excluded: [
        { reason: "no-interconnect", count: places(rented.filter(({ type }) => !type.interconnect)) },
      ],
    });
  });
});

test("the network's watts are the same per chip in every row and in the rows that are left out: 0.175 of 700 W", () => {
  const alike = rented.filter(({ type }) => type.accelerators[0]?.id === "h100-80gb-sxm");
  expect(new Set(alike.map(({ type }) => type.accelerators[0]?.count))).toEqual(new Set([1, 2, 4, 8]));
  expect(ranking("training").options.map(({ accelerator }) => accelerator?.id)).toEqual(
    expect.arrayContaining(["h100-80gb-sxm"]),
  );
  for (const { provider, type } of alike)
    expect(networkWattsPerChip(provider, type), type.id).toBeCloseTo(0.175 * 700, 9);
});

test("256 H100 that serve requests stand wherever they are rented", () => {
  expect(ranking("inference").coverage.excluded.map(({ reason }) => reason)).not.toContain("no-interconnect");
});

test.each(["t4", "l4", "a10g", "l40s"])(
  "16 %s, which nobody rents with an interconnect: every row stays and warns",
  (chip) => {
    const { options, coverage } = ranking("training", chip, 16);
    expect(options.length).toBeGreaterThan(0);
    expect(coverage.excluded.map(({ reason }) => reason)).not.toContain("no-interconnect");
    for (const { warnings, instanceCount } of options)
      expect([instanceCount > 1, warnings.join().includes("No interconnect is known")]).toEqual([true, true]);
  },
);
