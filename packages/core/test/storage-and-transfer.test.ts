import { expect, test } from "vitest";
import { defaultAssumptions, type EstimateInput, estimate, estimateAll } from "../src/index.ts";
import { catalogue, gridSource, north, south } from "./small-catalogue.ts";

const exactly = (ids: Readonly<Record<string, number>>) => ({
  ...defaultAssumptions,
  ...Object.fromEntries(
    Object.entries(ids).map(([id, value]) => [
      id,
      { ...defaultAssumptions[id]!, low: value, value, high: value },
    ]),
  ),
});

const at = (rest: Partial<EstimateInput>): EstimateInput => ({
  placement: { provider: "north", region: "n1" },
  hours: 1,
  providers: [north, south],
  hardware: catalogue(),
  intensity: gridSource(),
  ...rest,
});

// Cloud Carbon Footprint's own examples: StorageEstimator.test.ts, NetworkingEstimator.test.ts.
test.each([
  { medium: "ssd", gb: 1000, copies: 1, kwh: 0.001362, kg: 5.6625831e-4 },
  { medium: "hdd", gb: 1000, copies: 1, kwh: 0.00073775, kg: 3.0672325125e-4 },
  { medium: "ssd", gb: 2000, copies: 1, kwh: 0.002724, kg: 1.13251662e-3 },
  { medium: "hdd", gb: 2000, copies: 2, kwh: 0.002951, kg: 1.226893005e-3 },
] as const)("$gb GB on $medium, $copies times, for an hour", ({ medium, gb, copies, kwh, kg }) => {
  const assumptions = exactly({ "block-storage-replication": copies });
  const stored = at({
    blockStorageGb: gb,
    blockStorageMedium: medium,
    pue: 1.135,
    intensityGramsPerKwh: 415.755,
    assumptions,
  });
  const { energyKwh, operationalKg } = estimate(stored);
  expect(energyKwh.value).toBeCloseTo(kwh, 12);
  expect(operationalKg.value).toBeCloseTo(kg, 12);
});

test("sent data is energy outside the building: no PUE", () => {
  const sent = at({
    transferGb: 1e7,
    pue: 1.5,
    intensityGramsPerKwh: 109,
    assumptions: exactly({ "transfer-kwh-per-gb": 0.001 }),
  });
  const { energyKwh, operationalKg, itWatts } = estimate(sent);
  expect(energyKwh.value).toBeCloseTo(10_000, 6);
  expect(operationalKg.value).toBeCloseTo(1090, 6);
  expect(itWatts.value).toBe(0);
});

test("nobody knows what is embodied in the networks: null and no step, in the estimate and in a total", () => {
  const { embodiedKg, carbonKg, operationalKg, steps } = estimate(at({ transferGb: 200 }));
  expect(embodiedKg).toBeNull();
  expect(carbonKg).toEqual(operationalKg);
  expect(steps.map(({ name }) => name)).not.toContain("Embodied carbon");
  const { placement, hours, ...facts } = at({});
  const { total } = estimateAll({
    ...facts,
    items: [
      { placement, hours, transferGb: 200 },
      { placement, hours, objectStorageGb: 200 },
    ],
  });
  expect(total.without.embodied).toEqual([0]);
  expect(total.embodiedKg).toEqual(estimate(at({ objectStorageGb: 200 })).embodiedKg);
});

test("what was left out is null, not 0", () => {
  const { embodiedKg, carbonKg, operationalKg } = estimate(at({ objectStorageGb: 200, embodied: false }));
  expect(embodiedKg).toBeNull();
  expect(carbonKg).toEqual(operationalKg);
});

test("embodied carbon of stored data is shared over the lifetime of the drives", () => {
  const assumptions = exactly({
    "object-storage-replication": 3,
    "storage-embodied-kg-per-tb-hdd": 20,
    "lifetime-hours": 35_064,
    "lifetime-utilisation": 0.85,
  });
  // 2 TB kept three times on disks of 20 kg/TB (Tannu & Nair 2023) for a twelfth of their four years.
  const { embodiedKg } = estimate(at({ objectStorageGb: 2000, hours: 2922, assumptions }));
  expect(embodiedKg!.value).toBeCloseTo((2 * 3 * 20) / 12 / 0.85, 9);
});

test("published figures differ by an order of magnitude, and so do the ends of our ranges", () => {
  const { energyKwh } = estimate(at({ transferGb: 1000 }));
  expect(energyKwh.high / energyKwh.low).toBeGreaterThan(10);
  const { embodiedKg } = estimate(at({ blockStorageGb: 1000, hours: 720 }));
  expect(embodiedKg!.high / embodiedKg!.low).toBeGreaterThan(10);
});

test("what is stored and sent comes on top of the machine, and each has its step", () => {
  const machine = { provider: "north", region: "n1", instanceType: "new-1" };
  const rest = { blockStorageGb: 500, objectStorageGb: 3000, transferGb: 40 };
  const parts = [
    estimate(at({ placement: machine })),
    estimate(at({ blockStorageGb: 500 })),
    estimate(at({ objectStorageGb: 3000 })),
    estimate(at({ transferGb: 40 })),
  ];
  const whole = estimate(at({ placement: machine, ...rest }));
  for (const part of ["energyKwh", "operationalKg", "embodiedKg", "carbonKg", "waterLitres"] as const) {
    const sum = parts.flatMap((one) => one[part]?.value ?? []).reduce((total, value) => total + value, 0);
    expect(whole[part]!.value).toBeCloseTo(sum, 9);
  }
  expect(whole.steps.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      "Block storage",
      "Object storage",
      "Data transfer",
      "Embodied in the block storage",
    ]),
  );
  expect(whole.storage).toEqual({ blockGb: 500, objectGb: 3000, transferGb: 40 });
});

test.each([
  [{}, "E_INVALID_JOB"],
  [{ blockStorageGb: -1 }, "E_INVALID_QUANTITY"],
  [{ transferGb: Number.NaN }, "E_INVALID_QUANTITY"],
  [{ objectStorageGb: 1, hours: 0 }, "E_INVALID_JOB"],
  [{ objectStorageGb: 1, placement: { provider: "north", region: "nowhere" } }, "E_UNKNOWN_PLACEMENT"],
])("%o is refused as %s", (rest, code) => {
  expect(() => estimate(at(rest))).toThrow(expect.objectContaining({ code }));
});
