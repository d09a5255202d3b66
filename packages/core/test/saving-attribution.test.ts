import fc from "fast-check";
import { expect, test } from "vitest";
import { type Levers, recommend } from "../src/index.ts";
import { aDayOnNew, cloud, gridSource, region, type } from "./small-catalogue.ts";

const positive = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const place = fc.record({
  grams: positive(1, 1200),
  pue: positive(1, 2.5),
  vcpus: fc.integer({ min: 1, max: 192 }),
  chip: fc.constantFrom("old", "new", "big"),
});

type Place = typeof place extends fc.Arbitrary<infer T> ? T : never;

/** The saving of moving a job from one place to another, and its two levels of carbon. */
function moved(from: Place, to: Place, embodied: boolean): { levers: Levers; log: number } {
  const both = { F: from, T: to };
  const ids = Object.keys(both) as (keyof typeof both)[];
  const provider = cloud(
    "one",
    ids.map((id) => region(id.toLowerCase(), id, [both[id].pue, both[id].pue, both[id].pue])),
    ids.map((id) =>
      type(`m-${id.toLowerCase()}`, [[both[id].chip, 1]], [id.toLowerCase()], {
        vcpus: both[id].vcpus,
        hostVcpus: 192,
      }),
    ),
  );
  const { options, baseline } = recommend({
    ...aDayOnNew,
    job: { ...aDayOnNew.job, accelerator: from.chip, equivalent: true },
    providers: [provider],
    intensity: gridSource({ F: [from.grams, from.grams, from.grams], T: [to.grams, to.grams, to.grams] }),
    embodied,
    from: { provider: "one", region: "f", instanceType: "m-f" },
  });
  const option = options.find(({ region: at }) => at === "t")!;
  return { levers: option.levers!, log: Math.log(baseline!.carbonKg.value / option.carbonKg.value) };
}

test("machine, building, grid and hour add up to the whole saving, exactly, in any two places", () => {
  fc.assert(
    fc.property(place, place, fc.boolean(), (from, to, embodied) => {
      const { levers, log } = moved(from, to, embodied);
      const sum = levers.hardware + levers.building + levers.grid + levers.timing;
      expect(Math.abs(sum - levers.total)).toBeLessThan(1e-12);
      expect(Math.abs(levers.total - log)).toBeLessThan(1e-12);
    }),
    { numRuns: 300 },
  );
});

test("without embodied carbon each lever is the logarithm of its own ratio", () => {
  fc.assert(
    fc.property(place, place, (from, to) => {
      const { levers } = moved(from, to, false);
      expect(levers.building).toBeCloseTo(Math.log(from.pue / to.pue), 9);
      expect(levers.grid).toBeCloseTo(Math.log(from.grams / to.grams), 9);
      expect(levers.timing).toBeCloseTo(0, 12);
    }),
  );
});

test("a place that differs in nothing has no lever; there and back is nothing", () => {
  const here: Place = { grams: 300, pue: 1.2, vcpus: 16, chip: "new" };
  const there: Place = { grams: 30, pue: 1.1, vcpus: 16, chip: "new" };
  expect(moved(here, here, true).levers.total).toBeCloseTo(0, 12);
  const [out, back] = [moved(here, there, true).levers, moved(there, here, true).levers];
  for (const lever of ["hardware", "building", "grid"] as const)
    expect(out[lever] + back[lever]).toBeCloseTo(0, 12);
  expect(out.hardware).toBeCloseTo(0, 12);
});

test("an average server room against a cloud: the building 1.4 to 2 times (Patterson et al. 2022)", () => {
  const room: Place = { grams: 400, pue: 1.58, vcpus: 16, chip: "new" };
  const { levers } = moved(room, { ...room, pue: 1.1 }, false);
  expect(Math.exp(levers.building)).toBeGreaterThan(1.4);
  expect(Math.exp(levers.building)).toBeLessThan(2);
});
