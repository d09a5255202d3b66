import { quantity, unknown } from "@green-place/contract";
import { expect, test } from "vitest";
import {
  carbonOfEnergy,
  defaultAssumptions,
  type EstimateInput,
  embodiedOfMachine,
  estimate,
  trainingDuration,
} from "../src/index.ts";
import { catalogue, chips, cloud, gridSource, north, region, south, type } from "./small-catalogue.ts";

const at: EstimateInput = {
  placement: { provider: "north", region: "n1", instanceType: "new-1" },
  hours: 10,
  workload: "training",
  providers: [north, south],
  hardware: catalogue(),
  intensity: gridSource(),
};

test("twice the hours use twice the energy and carbon; twice the instances draw twice the power", () => {
  const [one, two] = [estimate(at), estimate({ ...at, hours: 20 })];
  expect(two.energyKwh.value).toBeCloseTo(2 * one.energyKwh.value, 9);
  expect(two.carbonKg.value).toBeCloseTo(2 * one.carbonKg.value, 9);
  const apart = { ...at, workload: "inference" as const };
  expect(estimate({ ...apart, instanceCount: 2 }).itWatts.value).toBeCloseTo(
    2 * estimate(apart).itWatts.value,
    9,
  );
});

test("power rises with utilisation, between idle and peak, and every step holds its own median", () => {
  let before = 0;
  for (const utilisation of [0, 0.1, 0.5, 0.9, 1]) {
    const { itWatts, steps } = estimate({ ...at, utilisation });
    expect(itWatts.value).toBeGreaterThanOrEqual(before);
    before = itWatts.value;
    const chip = steps.find(({ name }) => name === "Accelerators")!;
    expect(chip.value).toBeGreaterThanOrEqual(60);
    expect(chip.value).toBeLessThanOrEqual(400);
    for (const { low, value, high } of steps) expect(low <= value && value <= high).toBe(true);
  }
});

test("what the user gives is taken without doubt and named as theirs", () => {
  const { steps, sources, pue, intensity } = estimate({ ...at, pue: 1.5, intensityGramsPerKwh: 123 });
  expect(pue).toEqual({ low: 1.5, value: 1.5, high: 1.5 });
  expect(intensity).toMatchObject({ low: 123, value: 123, high: 123 });
  expect(steps.flatMap(({ factors }) => factors.map(({ id }) => id))).toEqual(
    expect.arrayContaining(["given:pue:1.5", "given:intensity:123"]),
  );
  expect(Object.keys(sources)).toContain("core/user");
});

test("a given intensity serves where no table knows the zone: the same as in a region that is alike but known", () => {
  const inRegion = (id: string) =>
    estimate({
      ...at,
      placement: { provider: "north", region: id, instanceType: "old-1" },
      intensityGramsPerKwh: 123,
      pue: 1.2,
    });
  const [unknown, known] = [inRegion("n3"), inRegion("n1")];
  expect(unknown.operationalKg.value).toBe(known.operationalKg.value);
  expect(unknown.intensity).toMatchObject({ low: 123, value: 123, high: 123, zone: "NOWHERE" });
  expect(Object.keys(unknown.sources)).not.toContain("grids/made");
});

test.each([
  ["a PUE of 0.9", { pue: 0.9 }],
  ["a negative intensity", { intensityGramsPerKwh: -1 }],
  ["a load above 1", { utilisation: 1.2 }],
  ["no hours", { hours: 0 }],
  ["no number of hours", { hours: Number.NaN }],
])("%s is refused", (_, wrong) => {
  expect(() => estimate({ ...at, ...wrong })).toThrow();
});

test("a chip of unknown power cannot be estimated, and says so", () => {
  const silent = chips.map(({ idleWatts: _, ...chip }) => chip);
  expect(() => estimate({ ...at, hardware: catalogue(silent) })).toThrow(
    expect.objectContaining({ code: "E_CANNOT_ESTIMATE" }),
  );
  expect(() =>
    estimate({ ...at, placement: { ...at.placement, region: "n3", instanceType: "old-1" } }),
  ).toThrow(/no intensity is known for its grid \(NOWHERE\)\.$/);
});

test("a machine with two kinds of chip is refused: the second is never taken for 0 W", () => {
  const two = type(
    "two",
    [
      ["new", 1],
      ["old", 1],
    ],
    ["n1"],
  );
  const placement = { provider: "one", region: "n1", instanceType: "two" };
  const providers = [cloud("one", [region("n1", "GREEN")], [two])];
  expect(() => estimate({ ...at, placement, providers })).toThrow(
    expect.objectContaining({
      code: "E_CANNOT_ESTIMATE",
      message: "one:n1:two cannot be estimated: it has several kinds of accelerator.",
    }),
  );
  expect(embodiedOfMachine("one", two, catalogue(), providers)).toBeNull();
  expect(embodiedOfMachine("one", type("one", [["new", 1]], ["n1"]), catalogue(), providers)).not.toBeNull();
});

test("a machine whose chip no table describes is refused with a hint that helps", () => {
  const placement = { provider: "south", region: "s1", instanceType: "secret-1" };
  expect(() => estimate({ ...at, placement })).toThrow(
    expect.objectContaining({
      message: "south:s1:secret-1 cannot be estimated: no table describes its accelerator (secret).",
      hint: expect.not.stringContaining("--intensity"),
    }),
  );
});

test("measured energy: 37.3 kWh at 693.26 g/kWh is 25.9 kg (Dodge et al. 2022 with WattTime's mean of Central US)", () => {
  const intensity = gridSource({ CENTRAL: [600, 693.26, 800] });
  const { carbonKg } = carbonOfEnergy({
    energyKwh: 37.3,
    zone: { scheme: "test", id: "CENTRAL" },
    country: "US",
    intensity,
  });
  expect(carbonKg.value).toBeCloseTo(25.9, 1);
  expect(carbonKg.low).toBeCloseTo(22.4, 1);
});

test("a building that uses less than its machines is refused for measured energy too", () => {
  const input = {
    energyKwh: 1,
    zone: { scheme: "test", id: "GREY" },
    country: "SE",
    intensity: gridSource(),
  };
  expect(() => carbonOfEnergy({ ...input, pue: 0.9 })).toThrow(
    expect.objectContaining({ code: "E_INVALID_QUANTITY" }),
  );
  expect(() => carbonOfEnergy({ ...input, zone: { scheme: "test", id: "?" } })).toThrow(
    expect.objectContaining({ code: "E_UNKNOWN_ZONE" }),
  );
});

test("a known zone without a figure is a missing fact, not an unknown zone", () => {
  const asked = { energyKwh: 1, zone: { scheme: "test", id: "GREY" }, country: "SE" };
  const without = (suggestions: readonly string[]) => ({
    ...gridSource(),
    annual: () => unknown("no-data", "GREY in 2019", { suggestions }),
  });
  expect(() => carbonOfEnergy({ ...asked, year: 2019, intensity: without(["2021", "2022"]) })).toThrow(
    expect.objectContaining({
      code: "E_CANNOT_ESTIMATE",
      message: 'No average intensity is known for the zone "GREY" (GREY in 2019).',
      hint: "There are figures for 2021, 2022.",
    }),
  );
  expect(() => carbonOfEnergy({ ...asked, intensity: without([]) })).toThrow(
    expect.objectContaining({ hint: expect.not.stringContaining("green-place zones") }),
  );
});

/** A100: 312 TFLOP/s dense. Hours and sizes from the papers. */
const a100 = {
  ...chips[0]!,
  id: "a100-80gb-sxm",
  family: "a100",
  bf16Tflops: quantity("speed", { low: 312, value: 312, high: 312 }, "TFLOP/s", "made"),
};

test.each([
  ["Llama 2 70B", { parameters: 68.98e9, tokens: 2e12 }, 0.428, 1_720_320],
  ["BLOOM", { parameters: 176.247e9, tokens: 366e9 }, 0.318, 1_082_990],
  ["Falcon 180B", { parameters: 179.5e9, tokens: 3.5e12 }, 0.479, 7_000_000],
  ["BloombergGPT", { parameters: 50.6e9, tokens: 569e9 }, 0.236, 651_264],
])(
  "%s takes the published GPU hours at its own MFU, and they lie in the range of the default",
  (_, run, mfu, published) => {
    expect(trainingDuration(run, a100, 1, { mfu }).hours / published).toBeCloseTo(1, 2);
    const { hours, duration } = trainingDuration(run, a100, 1);
    expect(hours * duration!.low).toBeLessThanOrEqual(published * 1.005);
    expect(hours * duration!.high).toBeGreaterThanOrEqual(published * 0.995);
  },
);

test("the doubt about MFU reaches the energy", () => {
  const { hours, duration } = trainingDuration({ flops: 1e21 }, a100, 8);
  const [sure, unsure] = [estimate({ ...at, hours }), estimate({ ...at, hours, duration: duration! })];
  const width = ({ low, high }: { low: number; high: number }): number => high / low;
  expect(width(unsure.energyKwh)).toBeGreaterThan(width(sure.energyKwh));
  expect(unsure.hours.high / unsure.hours.value).toBeCloseTo(
    defaultAssumptions["mfu-a100"]!.value / defaultAssumptions["mfu-a100"]!.low,
    1,
  );
});

test.each([0, 1.1, Number.NaN])("an MFU of %s is refused", (mfu) => {
  expect(() => trainingDuration({ flops: 1e21 }, a100, 8, { mfu })).toThrow(/MFU/);
});
