import { expect, test } from "vitest";
import { type Estimate, type EstimateItem, estimate, estimateAll, type ItemFacts } from "../src/index.ts";
import { catalogue, gridSource, north, south } from "./small-catalogue.ts";

const facts: ItemFacts = { providers: [north, south], hardware: catalogue(), intensity: gridSource() };
const machine = (provider: string, region: string, rest: Partial<EstimateItem> = {}): EstimateItem => ({
  placement: { provider, region, instanceType: "new-1" },
  hours: 10,
  ...rest,
});
const here = machine("north", "n1");
const there = machine("south", "s1");
const energy: EstimateItem = {
  energyKwh: 100,
  zone: { scheme: "electricity-maps", id: north.regions()[0]!.gridZones[0]!.id },
  country: north.regions()[0]!.country,
};
const width = ({ low, high }: { readonly low: number; readonly high: number }): number => high - low;

test("each row is what an estimate of the item alone says", () => {
  const { rows } = estimateAll({ ...facts, items: [here, there, energy] });
  expect(rows[0]).toEqual(estimate({ ...facts, ...here } as Parameters<typeof estimate>[0]));
  expect(rows[1]).toEqual(estimate({ ...facts, ...there } as Parameters<typeof estimate>[0]));
  expect(rows).toHaveLength(3);
});

test("ten of the same are ten times one: what they share does not average out", () => {
  const { total: one } = estimateAll({ ...facts, items: [here] });
  const { total: ten } = estimateAll({ ...facts, items: Array<EstimateItem>(10).fill(here) });
  for (const end of ["low", "value", "high"] as const) {
    expect(ten.carbonKg[end]).toBeCloseTo(10 * one.carbonKg[end], 9);
    expect(ten.waterLitres![end]).toBeCloseTo(10 * one.waterLitres![end], 9);
  }
});

test("what two items do not share partly cancels: their total is narrower than the sum of their ranges, and wider than either", () => {
  // Their grids are two doubts; how hard the chips work and how the machines were made is one each, and would hide it.
  const items = [here, there].map((item) => ({ ...item, utilisation: 0.7 }));
  const { rows, total } = estimateAll({ ...facts, items });
  const parts = rows as readonly Estimate[];
  const widths = parts.map(({ operationalKg }) => width(operationalKg));
  expect(width(total.operationalKg)).toBeLessThan(widths[0]! + widths[1]!);
  expect(width(total.operationalKg)).toBeGreaterThan(Math.max(...widths));
  expect(total.carbonKg.value).toBeCloseTo(rows[0]!.carbonKg.value + rows[1]!.carbonKg.value, 12);
});

test("the difference between a set and itself is exactly nothing, and nobody is likelier to emit less", () => {
  const { difference } = estimateAll({ ...facts, items: [here, there], against: [there, here] });
  expect(difference).toMatchObject({ probabilityLess: 0.5 });
  for (const part of ["energyKwh", "operationalKg", "carbonKg"] as const) {
    for (const end of ["low", "value", "high"] as const) expect(difference![part]![end]).toBeCloseTo(0, 12);
  }
});

test("one machine more in the same place is one machine: the doubt of the others cancels", () => {
  const { difference, against } = estimateAll({
    ...facts,
    items: [here, there, there],
    against: [here, there],
  });
  const { total: alone } = estimateAll({ ...facts, items: [there] });
  expect(difference!.carbonKg!.low).toBeCloseTo(alone.carbonKg.low, 9);
  expect(difference!.carbonKg!.high).toBeCloseTo(alone.carbonKg.high, 9);
  expect(difference!.probabilityLess).toBe(0);
  expect(width(difference!.carbonKg!)).toBeLessThan(width(against!.total.carbonKg));
});

test("measured energy has no known embodied carbon and no water: the total says whose are missing", () => {
  const { total } = estimateAll({ ...facts, items: [energy, here] });
  expect(total.without).toEqual({ embodied: [0], water: [0] });
  expect(total.embodiedKg!.value).toBeCloseTo(
    estimateAll({ ...facts, items: [here] }).total.embodiedKg!.value,
    12,
  );
  const { total: alone } = estimateAll({ ...facts, items: [energy] });
  expect([alone.embodiedKg, alone.waterLitres]).toEqual([null, null]);
  const mixed = estimateAll({ ...facts, items: [energy, here], against: [here] });
  expect(mixed.difference!.carbonKg).toBeNull();
});

test("the difference from nothing is the whole", () => {
  const { difference, total } = estimateAll({ ...facts, items: [here], against: [] });
  expect(difference!.carbonKg).toEqual(total.carbonKg);
  expect(estimateAll({ ...facts, items: [], against: [here] }).difference!.carbonKg!.value).toBe(
    -total.carbonKg.value,
  );
});

test("two PUEs that the user gave are two", () => {
  const { rows, total } = estimateAll({
    ...facts,
    items: [
      { ...here, pue: 1 },
      { ...here, pue: 2 },
    ] as EstimateItem[],
  });
  const [one, two] = rows.map(({ carbonKg }) => carbonKg.value);
  expect(two).toBeGreaterThan(one!);
  expect(total.carbonKg.value).toBeCloseTo(one! + two!, 12);
});

test("signals and years never add up", () => {
  const items = [
    here,
    machine("north", "n1", { year: 2020, intensityGramsPerKwh: 5 } as Partial<EstimateItem>),
  ];
  expect(() => estimateAll({ ...facts, items })).toThrow(expect.objectContaining({ code: "E_SIGNAL_MIXED" }));
});

test("nothing at all is 0 in sum, of no signal, with nothing known of water", () => {
  const { rows, total, signal } = estimateAll({ ...facts, items: [] });
  expect([rows, signal, total.waterLitres, total.carbonKg]).toEqual([
    [],
    null,
    null,
    { low: 0, value: 0, high: 0 },
  ]);
});
