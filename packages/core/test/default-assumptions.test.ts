import { expect, test } from "vitest";
import { trainingBenchmarks } from "../src/assumptions/training-benchmarks.ts";
import { assumptionSources, defaultAssumptions } from "../src/index.ts";
import { everydayFactors } from "../src/proportion/everyday-factors.ts";

const rows = [...Object.values(defaultAssumptions), ...everydayFactors];
const sourceIds = new Set(assumptionSources.map(({ id }) => id));

test.each(rows)("$id has a range, a source and a reason", ({ low, value, high, source, why }) => {
  expect(low).toBeGreaterThanOrEqual(0);
  expect(low).toBeLessThanOrEqual(value);
  expect(value).toBeLessThanOrEqual(high);
  expect(sourceIds).toContain(source);
  expect(why).toMatch(/^\w.{20,}\.$/);
});

test.each(rows.filter(({ id }) => id.startsWith("pue-")))(
  "$id: no building uses less than its machines",
  ({ low }) => {
    expect(low).toBeGreaterThanOrEqual(1);
  },
);

test.each(rows.filter(({ id }) => /^(load-|mfu|.*utilisation)/.test(id)))(
  "$id is a share",
  ({ low, high }) => {
    expect(low).toBeGreaterThan(0);
    expect(high).toBeLessThanOrEqual(1);
  },
);

test("sources have an address and a date, and each is used", () => {
  const used = new Set([...rows, ...trainingBenchmarks].map(({ source }) => source));
  for (const { id, url, retrieved } of assumptionSources) {
    expect(url).toMatch(/^https:\/\//);
    expect(retrieved).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(id === "user" || used.has(id), `nothing rests on ${id}`).toBe(true);
  }
});

test("PUE defaults lie where operators disclose theirs", () => {
  // Fleet means: Google 1.09 and Microsoft 1.16 to 1.18 of 2024, AWS 1.14 of 2025; survey of all operators 1.56 (Uptime Institute).
  expect(defaultAssumptions["pue-gcp"]!.value).toBeCloseTo(1.09, 2);
  expect(defaultAssumptions["pue-aws"]!.value).toBeCloseTo(1.14, 2);
  expect(defaultAssumptions["pue-azure"]!.value).toBeCloseTo(1.17, 2);
  expect(defaultAssumptions["pue-cloud"]!.value).toBeLessThan(1.56);
});
