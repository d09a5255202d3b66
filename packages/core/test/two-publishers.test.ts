import { type Intensity, type IntensitySourceV1, known, quantity, unknown } from "@green-place/contract";
import { describe, expect, test } from "vitest";
import { estimate, type RecommendInput, recommend } from "../src/index.ts";
import { createDraws, DRAW_COUNT } from "../src/uncertainty/draws.ts";
import type { Factor } from "../src/uncertainty/factor.ts";
import { aDayOnNew, cloud, gridSource, region, type } from "./small-catalogue.ts";

/** What one publisher says of a grid, and where the other's figure may lie, g/kWh. Without ends of its own the first is exact. */
interface Grid {
  readonly own: number;
  readonly other?: readonly [number, number];
  /** Ends of `own` as factors. */
  readonly band?: readonly [number, number];
  readonly ofWiderArea?: boolean;
}

const other = { id: "other", publisher: "another", title: "made up", url: "https://example.org" };

function publishers(grids: Readonly<Record<string, Grid>>): IntensitySourceV1 {
  const signal = { kind: "marginal", accounting: "location", boundary: "unstated" } as const;
  const plain = gridSource();
  return {
    ...plain,
    id: "publishers",
    signal,
    newestYear: 2021,
    annual: ({ zones: [zone] }) => {
      const grid = zone && grids[zone.id];
      if (!zone || !grid) return unknown("no-data", "a grid");
      const [low, high] = (grid.band ?? [1, 1]).map((ratio) => ratio * grid.own) as [number, number];
      const ends = [low, high, ...(grid.other ?? [])];
      const numbers = { low: Math.min(...ends), value: grid.own, high: Math.max(...ends) };
      const intensity: Intensity = {
        gramsPerKwh: quantity("intensity", numbers, "g/kWh", "made"),
        signal,
        zone: grid.ofWiderArea ? { scheme: "country", id: "ALL" } : zone,
        year: 2021,
        estimated: false,
        ...(grid.ofWiderArea && { ofWiderArea: true }),
        ...(grid.other && {
          conflict: {
            own: { low, high },
            other: { low: grid.other[0], high: grid.other[1] },
            source: "other",
          },
        }),
      };
      return known(intensity);
    },
    sources: () => [...plain.sources(), { ...other, licence: "none", retrieved: "2026-01-01" }],
  };
}

/** The same machine on each grid, in buildings without doubt; embodied carbon left out, so that intensity alone decides. */
const onGrids = (intensity: IntensitySourceV1, ids: readonly string[], pue = 1.2): RecommendInput => ({
  ...aDayOnNew,
  embodied: false,
  intensity,
  providers: [
    cloud(
      "one",
      ids.map((id, i) => region(`at-${id}-${i}`, id, [pue + i / 10, pue + i / 10, pue + i / 10])),
      [
        type(
          "new-1",
          [["new", 1]],
          ids.map((id, i) => `at-${id}-${i}`),
        ),
      ],
    ),
  ],
});

const chances = (input: RecommendInput): Record<string, number | null> =>
  Object.fromEntries(recommend(input).options.map((one) => [one.region, one.probabilityBest]));

/** Two publishers, both exact: A is 50 or 900, B 100 or 400, C 300 whoever is asked. */
const exact = publishers({
  A: { own: 50, other: [900, 900] },
  B: { own: 100, other: [400, 400] },
  C: { own: 300 },
});

describe("two publishers who contradict each other, of whom either may be right", () => {
  // By hand, in equal buildings: A is best when its own publisher is right (1/2); B when A's is wrong and B's right (1/4); else C.
  test("the chance of being the greenest is that of the publishers being right", () => {
    const input = onGrids(exact, ["A", "B", "C"]);
    const [only] = input.providers;
    const level = only!
      .regions()
      .map((one) => ({ ...one, pue: quantity("pue", { low: 1.2, value: 1.2, high: 1.2 }, "1", "made") }));
    const all = chances({ ...input, providers: [{ ...only!, regions: () => level }] });
    expect(all["at-A-0"]).toBe(0.5);
    expect(all["at-B-1"]).toBeCloseTo(0.25, 1);
    expect(all["at-C-2"]).toBeCloseTo(0.25, 1);
  });

  test("a ranking says how far they lie apart, how sure the first is, and how many cannot be told apart from it", () => {
    const result = recommend(onGrids(exact, ["A", "B", "C"]));
    expect(result.contested).toMatchObject({ factor: 18, greenest: "one:at-A-0:new-1", others: 2, alike: 2 });
    expect(result.contested!.probabilityBest).toBe(0.5);
    expect(result.warnings).toEqual([expect.stringMatching(/factor of up to 18.*50 %.*2 of the 2 others/)]);
    expect(Object.keys(result.sources)).toContain("publishers/other");
  });

  test("a ranking that stands all the same says that, and of one placement nothing is said", () => {
    const apart = publishers({ A: { own: 50, other: [80, 80] }, B: { own: 200, other: [340, 340] } });
    expect(recommend(onGrids(apart, ["A", "B"])).warnings).toEqual([
      expect.stringMatching(/up to 1\.7 here, but this ranking stands: .* 100 %, and 0 of the 1 others/),
    ]);
    expect(recommend(onGrids(exact, ["A"]))).toMatchObject({ contested: null, warnings: [] });
  });

  test("where no publisher is known to contradict, nothing of the kind is said", () => {
    expect(recommend(aDayOnNew)).toMatchObject({ contested: null, warnings: [] });
  });

  test("a place that is far dirtier by one publisher is still drawn if the other may put it first", () => {
    const far = publishers({ A: { own: 50, other: [900, 900] }, D: { own: 800 } });
    expect(chances(onGrids(far, ["A", "D"]))).toEqual({ "at-A-0": 0.5, "at-D-1": 0.5 });
  });

  test("one grid has one doubt, which cancels; a wider area's figure is in doubt for each of its grids", () => {
    const one: Grid = { own: 400, other: [300, 700], band: [0.9, 1.1] };
    const first = (grids: readonly string[], grid: Grid): number | null =>
      recommend(onGrids(publishers({ G: grid, H: grid }), grids)).options[0]!.probabilityBest;
    expect(first(["G", "G"], one)).toBe(1);
    const apart = first(["G", "H"], { ...one, ofWiderArea: true })!;
    expect(apart).toBeGreaterThan(0.5);
    expect(apart).toBeLessThan(0.75);
    expect(first(["G", "G"], { ...one, ofWiderArea: true })).toBe(1);
  });

  test("an estimate spans both publishers, says so, and names the other's source", () => {
    const input = onGrids(exact, ["A"]);
    const placement = { provider: "one", region: "at-A-0", instanceType: "new-1" };
    const result = estimate({ ...input, placement, hours: 1, workload: "training", embodied: false });
    expect(result.intensity).toMatchObject({ low: 50, value: 50, high: 900 });
    expect(result.warnings.join()).toMatch(/50 g\/kWh is the figure of A, another's may be 900 to 900/);
    expect(Object.keys(result.sources)).toContain("publishers/other");
  });
});

describe("draws of two publishers", () => {
  const made = (id: string, value: number, own: [number, number], from: [number, number]): Factor => ({
    id,
    value,
    low: Math.min(own[0], from[0]),
    high: Math.max(own[1], from[1]),
    unit: "g/kWh",
    source: "test/made",
    conflict: {
      own: { low: own[0], high: own[1] },
      other: { low: from[0], high: from[1] },
      source: "test/other",
    },
  });
  const ch = made("ch", 48, [43.2, 52.8], [349, 915]);
  const us = made("us", 416, [374.4, 457.6], [349, 728]);

  test("half of them are of each, and the ends of the two together are the middle 90 %", () => {
    const drawn = [...createDraws().of(ch)].sort((a, b) => a - b);
    expect(drawn.filter((x) => x < 100)).toHaveLength(DRAW_COUNT / 2);
    expect(drawn.filter((x) => x < 43.2).length / DRAW_COUNT).toBeCloseTo(0.05, 2);
    expect(drawn.filter((x) => x > 915).length / DRAW_COUNT).toBeCloseTo(0.05, 2);
  });

  // Brute force by other means: the normal integral of each of the four pairs, each with a quarter of the weight.
  test("how often one lies below the other is what integrating every pair of bells gives", () => {
    const [a, b] = [createDraws().of(ch), createDraws().of(us)];
    const drawn = a.filter((x, i) => x < b[i]!).length / DRAW_COUNT;
    const bells = (f: Factor): [number, number][] => {
      const { own, other } = f.conflict!;
      return [own, other].map(({ low, high }) => [
        (Math.log(low) + Math.log(high)) / 2,
        (Math.log(high) - Math.log(low)) / 2 / 1.2815515655446004,
      ]);
    };
    const density = (z: number): number => Math.exp(-(z * z) / 2) / Math.sqrt(2 * Math.PI);
    let integrated = 0;
    for (const [m, s] of bells(ch)) {
      for (const [n, t] of bells(us)) {
        for (let x = -6; x < 6; x += 0.02) {
          for (let y = Math.max(-6, (m + s * x - n) / t); y < 6; y += 0.02)
            integrated += (density(x) * 0.02 * density(y) * 0.02) / 4;
        }
      }
    }
    expect(Math.abs(drawn - integrated)).toBeLessThan(0.03);
  });
});

describe("a second opinion", () => {
  const places = ["A", "B", "C"];
  /** Average: B first, so the marginal signal is asked whether A beats it. */
  const average = gridSource({ A: [95, 100, 105], B: [18, 20, 22], C: [190, 200, 210] });
  const asked = (second: IntensitySourceV1) =>
    recommend({ ...onGrids(average, places), secondOpinion: second });

  test("is withheld with the reason where publishers contradict it", () => {
    const { secondOpinion, secondOpinionWithheld } = asked(exact);
    expect(secondOpinion).toBeNull();
    // A beats B when its own publisher is right.
    expect(secondOpinionWithheld).toMatchObject({ probability: 0.5, factor: 18 });
    expect(secondOpinionWithheld!.reason).toMatch(/another place.*50 %.*factor of up to 18/);
  });

  test("is given where both publishers say the same", () => {
    const agreed = publishers({
      A: { own: 50, other: [80, 90] },
      B: { own: 300, other: [400, 500] },
      C: { own: 700 },
    });
    const { secondOpinion, secondOpinionWithheld } = asked(agreed);
    expect(secondOpinionWithheld).toBeNull();
    expect(secondOpinion).toMatchObject({ region: "at-A-0", agrees: false, probability: 1 });
  });

  test("is held against the first of the ranking, not against what comes next by the other signal", () => {
    const close = publishers({ A: { own: 100 }, B: { own: 900 }, C: { own: 105, other: [50, 50] } });
    expect(asked(close).secondOpinion).toMatchObject({ region: "at-A-0", probability: 1 });
  });

  test("that agrees is withheld too, unless it beats every other place", () => {
    const doubtful = publishers({ A: { own: 100 }, B: { own: 50, other: [900, 900] }, C: { own: 300 } });
    expect(asked(doubtful).secondOpinionWithheld).toMatchObject({ probability: 0.5 });
    expect(asked(doubtful).secondOpinionWithheld!.reason).toMatch(/the same place/);
    const sure = publishers({ A: { own: 100 }, B: { own: 50, other: [60, 60] }, C: { own: 300 } });
    expect(asked(sure).secondOpinion).toMatchObject({ region: "at-B-1", agrees: true, probability: 1 });
  });

  test("is compared with the next best where the other signal does not know the first; its chance is null where there is no other place", () => {
    const without = publishers({ A: { own: 50, other: [900, 900] }, C: { own: 300 } });
    expect(asked(without).secondOpinionWithheld).toMatchObject({ probability: 0.5 });
    expect(asked(publishers({ A: { own: 50, other: [900, 900] } })).secondOpinion).toMatchObject({
      region: "at-A-0",
      probability: null,
    });
    expect(asked(publishers({}))).toMatchObject({ secondOpinion: null, secondOpinionWithheld: null });
  });

  test("never touches the ranking: the options are those without one, byte for byte", () => {
    const alone = recommend(onGrids(average, places));
    expect(JSON.stringify(asked(exact).options)).toBe(JSON.stringify(alone.options));
  });

  test("and average and marginal figures are never ranked together, whatever publishers say", () => {
    const mixed: IntensitySourceV1 = {
      ...exact,
      annual: (query) =>
        query.zones[0]!.id === "C" ? average.annual({ ...query, year: 2021 }) : exact.annual(query),
    };
    expect(() => recommend(onGrids(mixed, places))).toThrow(
      expect.objectContaining({ code: "E_SIGNAL_MIXED" }),
    );
  });
});
