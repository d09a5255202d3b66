import { type HardwareCatalogueV1, type ProviderV1, quantity } from "@green-place/contract";
import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultAssumptions, estimate, type RecommendInput, recommend } from "../src/index.ts";
import { frontOf } from "../src/placement/pareto-front.ts";
import {
  aDayOnNew,
  catalogue,
  chips,
  cloud,
  gridSource,
  grids,
  north,
  region,
  south,
  type,
} from "./small-catalogue.ts";

const reversed = (provider: ProviderV1): ProviderV1 => ({
  ...provider,
  regions: () => [...provider.regions()].reverse(),
  instanceTypes: () =>
    [...provider.instanceTypes()].reverse().map((one) => ({ ...one, regions: [...one.regions].reverse() })),
});

const equivalent: RecommendInput = { ...aDayOnNew, job: { ...aDayOnNew.job, equivalent: true } };

test.each([
  ["one chip", aDayOnNew],
  ["any chip", equivalent],
  [
    "with the dirtiest as baseline",
    { ...equivalent, from: { provider: "south", region: "s2", instanceType: "old-2" } },
  ],
  ["with an explanation", { ...equivalent, explain: 2 }],
])(
  "%s: the same input gives the same bytes, in whatever order providers, regions and types come",
  (_, input) => {
    const bytes = JSON.stringify(recommend(input));
    expect(JSON.stringify(recommend(input))).toBe(bytes);
    const shuffled = { ...input, providers: [reversed(south), reversed(north)] };
    expect(JSON.stringify(recommend(shuffled))).toBe(bytes);
    const backwards: HardwareCatalogueV1 = catalogue([...chips].reverse());
    expect(JSON.stringify(recommend({ ...input, hardware: backwards }))).toBe(bytes);
  },
);

test("carbon by hand: one chip at 0.78 of 400 W, 16 vCPUs, 64 GiB, a quarter of the host", () => {
  const [best] = recommend(aDayOnNew).options;
  // CPUs at 0.05 of their load, which takes 2.5 · 0.05 / (1 + 1.5 · 0.05) of the way to full power.
  const cpu = 16 * (0.5 + (0.125 / 1.075) * 2.5);
  const memory = 64 * (0.18 + 0.05 * (0.78 - 0.18));
  const watts = (0.78 * 400 + cpu + memory) * 1.19 + 16 * 0.5;
  const kwh = ((watts * 24) / 1000) * 1.1;
  // CPUs, memory, a quarter of the enclosure, boards, 10 GB of disk for each vCPU at 55 kg per TB, and the chip.
  const parts = 16 * 0.5 + 64 * 1.5 + 550 / 4 + 16 * 3 + 0.16 * 55 + 150;
  const made = (parts * 24) / (35_064 * 0.85);
  expect(best).toMatchObject({ provider: "north", region: "n1", instanceType: "new-1", instanceCount: 1 });
  expect(best!.energyKwh.value).toBeCloseTo(kwh, 9);
  expect(best!.operationalKg.value).toBeCloseTo(kwh * 0.02, 9);
  expect(best!.embodiedKg!.value).toBeCloseTo(made, 9);
});

test("embodied carbon that was left out is null in every option, and the carbon is that of the energy", () => {
  const { options } = recommend({ ...aDayOnNew, embodied: false });
  for (const { embodiedKg, carbonKg, operationalKg, warnings } of options) {
    expect([embodiedKg, carbonKg]).toEqual([null, operationalKg]);
    expect(warnings.join()).not.toContain("embodied");
  }
});

test("an option and an estimate of the same placement agree to the last bit", () => {
  const result = recommend({ ...aDayOnNew, limit: 100 });
  expect(result.options.length).toBeGreaterThan(4);
  for (const option of result.options) {
    const { provider, region: at, instanceType, instanceCount } = option;
    const alone = estimate({
      placement: { provider, region: at, instanceType },
      hours: 24,
      workload: "training",
      instanceCount,
      acceleratorCount: 1,
      providers: aDayOnNew.providers,
      hardware: aDayOnNew.hardware,
      intensity: aDayOnNew.intensity,
    });
    for (const name of ["energyKwh", "carbonKg", "operationalKg", "embodiedKg", "waterLitres"] as const) {
      expect(alone[name]).toEqual(option[name]);
    }
    expect(alone.intensity).toEqual(option.intensity);
  }
});

test("what is not known is left out, counted and named: never zero, never a neighbour's figure", () => {
  const { coverage, options } = recommend(equivalent);
  const why = Object.fromEntries(
    coverage.excluded.map(({ reason, count, examples }) => [reason, { count, examples }]),
  );
  expect(why).toEqual({
    "intensity-unknown": { count: 1, examples: ["north:n3:old-1"] },
    "accelerator-unknown": { count: 1, examples: ["south:s1:secret-1"] },
  });
  expect(coverage.considered).toBe(options.length + 2);
  const mute = chips.map(({ peakWatts, ...rest }) =>
    rest.id === "big" ? rest : { ...rest, ...(peakWatts && { peakWatts }) },
  );
  const silent = recommend({ ...equivalent, hardware: catalogue(mute) }).coverage.excluded;
  expect(silent.find(({ reason }) => reason === "power-unknown")).toMatchObject({ count: 2 });
});

test("rented but idle chips are counted and said", () => {
  const eight = recommend(aDayOnNew).options.find(({ instanceType }) => instanceType === "new-8")!;
  expect(eight.warnings.join()).toMatch(/7 of 8 accelerators are rented but idle/);
  const idle = 7 * 60 * 1.33 * 24 * 1e-3;
  expect(eight.energyKwh.value).toBeGreaterThan(idle);
});

test("the Pareto front against brute force", () => {
  const options = fc.array(
    fc.record({
      carbonKg: fc.integer({ min: 0, max: 6 }),
      costUsd: fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined }),
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(options, (all) => {
      const byHand = all.map(
        (one) =>
          one.costUsd !== undefined &&
          !all.some(
            (other) =>
              other.costUsd !== undefined &&
              other.carbonKg <= one.carbonKg &&
              other.costUsd <= one.costUsd! &&
              (other.carbonKg < one.carbonKg || other.costUsd < one.costUsd!),
          ),
      );
      const costOf = ({ costUsd }: (typeof all)[number]): number => costUsd ?? Number.MAX_VALUE;
      const ascending = [...all].sort((a, b) => a.carbonKg - b.carbonKg || costOf(a) - costOf(b));
      const front = frontOf(ascending, (option) => option);
      expect(all.map((option) => front.has(option))).toEqual(byHand);
    }),
  );
});

/** One chip in several regions of one cloud: only the places differ. */
const inPlaces = (zones: Readonly<Record<string, readonly [number, number, number]>>): RecommendInput => ({
  ...aDayOnNew,
  providers: [
    cloud(
      "one",
      Object.keys(zones).map((zone) => region(zone.toLowerCase(), zone, [1.1, 1.1, 1.1])),
      [
        type(
          "new-1",
          [["new", 1]],
          Object.keys(zones).map((zone) => zone.toLowerCase()),
        ),
      ],
    ),
  ],
  intensity: gridSource(zones),
  embodied: false,
});

const probabilities = (input: RecommendInput): number[] =>
  recommend(input).options.map(({ probabilityBest }) => probabilityBest!);

test("who is over three times behind is not drawn, and no chance is stated", () => {
  const zones = { A: [80, 100, 125], B: [250, 299, 350], C: [250, 301, 350] } as const;
  const stated = recommend(inPlaces(zones)).options.map(({ probabilityBest }) => probabilityBest);
  expect(stated).toEqual([1, 0, null]);
});

test("regions with the same chip differ by grid and PUE doubt alone: the chip's doubt cancels", () => {
  const near = { A: [95, 100, 105], B: [100, 105, 110.25] } as const;
  const base = probabilities(inPlaces(near));
  expect(base[0]!).toBeGreaterThan(0.5);
  expect(base[0]!).toBeLessThan(1);
  // A load anywhere between 5 and 100 % changes the level of both and the order of none.
  const wild = {
    ...defaultAssumptions,
    "load-training": { ...defaultAssumptions["load-training"]!, low: 0.05, high: 1 },
  };
  expect(probabilities({ ...inPlaces(near), assumptions: wild })).toEqual(base);
  // Without doubt about the grids nothing is left to doubt.
  expect(probabilities(inPlaces({ A: [100, 100, 100], B: [101, 101, 101] }))).toEqual([1, 0]);
});

test("scaling a factor that all share changes no probability", () => {
  const zones = { A: [80, 100, 125], B: [90, 110, 135], C: [70, 115, 190] } as const;
  const base = probabilities(inPlaces(zones));
  expect(base.every((p) => p > 0)).toBe(true);
  for (const id of [
    "load-training",
    "memory-idle-watts-per-gib",
    "auxiliary-slope-accelerated",
    "host-cpu-utilisation",
  ]) {
    const { low, value, high } = defaultAssumptions[id]!;
    const half = { ...defaultAssumptions[id]!, low: low / 2, value: value / 2, high: high / 2 };
    expect(probabilities({ ...inPlaces(zones), assumptions: { ...defaultAssumptions, [id]: half } })).toEqual(
      base,
    );
  }
});

test("identical candidates are equally likely, and all chances add up to 1", () => {
  const twins = inPlaces({ A: [90, 100, 110] });
  const [only] = twins.providers;
  const types = ["new-1", "new-2", "new-3"].map((id) => type(id, [["new", 1]], ["a"]));
  const all = probabilities({ ...twins, providers: [{ ...only!, instanceTypes: () => types }] });
  expect(all).toHaveLength(3);
  for (const p of all) expect(p).toBeCloseTo(1 / 3, 12);
  expect(probabilities(equivalent).reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
});

test("what cannot be told apart is a tie, and the cheaper stands first", () => {
  const [cheap, dear] = [1, 9];
  const input = inPlaces({ A: [90, 100, 110], B: [91, 101, 111] });
  const [only] = input.providers;
  const priced = cloud("one", only!.regions(), only!.instanceTypes(), (_, at) => (at === "a" ? dear : cheap));
  const { options, tie } = recommend({ ...input, providers: [priced] });
  expect(tie!.between).toEqual(["one:a:new-1", "one:b:new-1"]);
  expect(tie!.probability).toBeLessThan(0.8);
  expect(options[0]).toMatchObject({ region: "b", rank: 1 });
});

test("two signals are never ranked together", () => {
  const mixed = {
    ...gridSource(),
    annual: (query: Parameters<ReturnType<typeof gridSource>["annual"]>[0]) => {
      const found = gridSource().annual(query);
      if (!found.ok || query.zones[0]!.id !== "TEAL") return found;
      return {
        ok: true as const,
        data: { ...found.data, signal: { ...found.data.signal, kind: "marginal" as const } },
      };
    },
  };
  expect(() => recommend({ ...aDayOnNew, intensity: mixed })).toThrow(
    expect.objectContaining({ code: "E_SIGNAL_MIXED" }),
  );
});

test("measured speed-ups come before data sheets: P100 to TPU v2 takes 1/4.7 of the time, not 1/2.1", () => {
  const [old] = chips;
  const speed = (family: string, tflops: number) => ({
    ...old!,
    id: `${family}-x`,
    family,
    bf16Tflops: quantity("speed", { low: tflops, value: tflops, high: tflops }, "TFLOP/s", "made"),
  });
  const types = [type("p", [["p100-x", 1]], ["n1"]), type("t", [["tpu-v2-x", 1]], ["n1"])];
  const { options } = recommend({
    ...aDayOnNew,
    job: { hours: 100, workload: "training", accelerator: "p100", acceleratorCount: 1, equivalent: true },
    providers: [cloud("one", [region("n1", "GREEN")], types)],
    hardware: catalogue([speed("p100", 21.2), speed("tpu-v2", 45)]),
  });
  const hoursOf = (id: string): number => options.find(({ instanceType }) => instanceType === id)!.hours;
  // Patterson et al. 2021, section 2.2: 28.8 over 6.7 and 24.0 over 4.7 TFLOP/s.
  expect(hoursOf("p")).toBe(100);
  expect(100 / hoursOf("t")).toBeCloseTo(Math.sqrt((28.8 / 6.7) * (24 / 4.7)), 9);
  expect(Object.keys(grids)).toContain("GREEN");
});
