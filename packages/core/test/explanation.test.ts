import { expect, test } from "vitest";
import { defaultAssumptions, recommend } from "../src/index.ts";
import { aDayOnNew, cloud, gridSource, region, type } from "./small-catalogue.ts";

const input = { ...aDayOnNew, job: { ...aDayOnNew.job, equivalent: true }, explain: 1 };

test("steps are numbered, cite sources that the result lists, and end in the option's own numbers", () => {
  const result = recommend(input);
  const { steps, placement, rank } = result.explanation!;
  const [best] = result.options;
  expect(rank).toBe(1);
  expect(placement).toBe(`${best!.provider}:${best!.region}:${best!.instanceType}`);
  expect(steps.map(({ number }) => number)).toEqual(steps.map((_, i) => i + 1));
  for (const { source } of steps.flatMap(({ factors }) => factors))
    expect(Object.keys(result.sources)).toContain(source);
  const step = (name: string) => steps.find((one) => one.name === name)!;
  expect(step("Carbon")).toMatchObject(best!.carbonKg);
  expect(step("Water")).toMatchObject(best!.waterLitres);
  expect(step("Energy at the building's meter")).toMatchObject(best!.energyKwh);
});

test("nothing is explained that was not asked for, nor a rank that there is not", () => {
  expect(recommend(aDayOnNew).explanation).toBeUndefined();
  expect(recommend({ ...aDayOnNew, explain: 999 }).explanation).toBeUndefined();
});

test("shares of the doubt add up to 1 and grow with the range", () => {
  const { doubt } = recommend(input).explanation!;
  expect(doubt.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  expect([...doubt].sort((a, b) => b.share - a.share)).toEqual(doubt);
  // Water moves no carbon.
  expect(doubt.some(({ factor }) => /wue|ewif/.test(factor.id))).toBe(false);
});

/** No doubt about anything but what a test names. */
const certain = Object.fromEntries(
  Object.entries(defaultAssumptions).map(([id, row]) => [id, { ...row, low: row.value, high: row.value }]),
);

test("the only doubtful number carries all the doubt, and of two logarithms the variances share", () => {
  const { accelerators, ...rest } = aDayOnNew.hardware;
  const exact = accelerators().map((chip) => {
    const at = { low: chip.peakWatts!.value, value: chip.peakWatts!.value, high: chip.peakWatts!.value };
    const kg = { low: 150, value: 150, high: 150 };
    return { ...chip, peakWatts: { ...chip.peakWatts!, ...at }, embodiedKg: { ...chip.embodiedKg!, ...kg } };
  });
  const place = cloud("one", [region("a", "A", [1.1, 1.1, 1.1])], [type("new-1", [["new", 1]], ["a"])]);
  const sharesWith = (grid: readonly [number, number, number], load: readonly [number, number, number]) =>
    recommend({
      ...aDayOnNew,
      providers: [place],
      hardware: { ...rest, accelerators: () => exact },
      intensity: gridSource({ A: grid }),
      embodied: false,
      assumptions: {
        ...certain,
        "load-training": { ...certain["load-training"]!, low: load[0], value: load[1], high: load[2] },
        "cpu-min-watts-per-vcpu": certain["cpu-min-watts-per-vcpu"]!,
        "host-cpu-utilisation": certain["host-cpu-utilisation"]!,
      },
      explain: 1,
    }).explanation!.doubt.filter(({ factor }) => !factor.id.startsWith("cpu:"));
  const onlyGrid = sharesWith([50, 100, 200], [0.7, 0.7, 0.7]);
  expect(onlyGrid[0]!.factor.id).toBe("zone:A:2025:intensity");
  expect(onlyGrid[0]!.share).toBeGreaterThan(0.99);
  // Carbon goes with the intensity to the first power: half the logarithmic width is a quarter of the variance.
  const [wide, narrow] = [
    sharesWith([25, 100, 400], [0.5, 0.7, 0.9]),
    sharesWith([50, 100, 200], [0.5, 0.7, 0.9]),
  ];
  const oddsOf = (doubt: typeof wide): number => doubt[0]!.share / doubt[1]!.share;
  expect(oddsOf(wide) / oddsOf(narrow)).toBeCloseTo(4, 1);
});

test("each pivot, put into the data, does make the named placement the greenest", () => {
  // Two grids near each other; much memory on a part of a big host against little memory on more of a small one.
  const providers = [
    cloud(
      "one",
      [region("a", "A", [1.1, 1.1, 1.1]), region("b", "B", [1.1, 1.1, 1.1])],
      [
        type("new-1", [["new", 1]], ["a", "b"]),
        type("fat-1", [["new", 1]], ["a"], { memoryGib: 96, hostVcpus: 256 }),
      ],
    ),
  ];
  const zones = { A: [85, 100, 115], B: [90, 102, 120] } as const;
  const near = { ...aDayOnNew, providers, intensity: gridSource(zones), explain: 1 };
  const { pivots, greenest } = recommend(near).explanation!;
  expect(pivots.length).toBeGreaterThan(2);
  const checked = pivots.flatMap(({ factor, at, winner, margin }) => {
    expect([factor.low, factor.high]).toContain(at);
    expect(winner).not.toBe(greenest);
    expect(margin).toBeGreaterThan(1);
    const zone = /^zone:(\w):/.exec(factor.id)?.[1];
    const shared = /^assumed:([^:]+)$/.exec(factor.id)?.[1];
    if (!zone && !shared) return [];
    const changed = zone
      ? { intensity: gridSource({ ...zones, [zone]: [at, at, at] }) }
      : {
          assumptions: {
            ...defaultAssumptions,
            [shared!]: { ...defaultAssumptions[shared!]!, low: at, value: at, high: at },
          },
        };
    expect(recommend({ ...near, ...changed }).explanation!.greenest).toBe(winner);
    return [factor.id];
  });
  expect(checked).toEqual(
    expect.arrayContaining(
      ["zone:A:2025:intensity", "enclosure-embodied-kg-accelerated"].map((id) => expect.stringContaining(id)),
    ),
  );
});

test("a winner that no single number unseats has no pivot", () => {
  const providers = [
    cloud("one", [region("a", "A"), region("b", "B")], [type("new-1", [["new", 1]], ["a", "b"])]),
  ];
  const far = gridSource({ A: [18, 20, 22], B: [700, 800, 900] });
  expect(
    recommend({ ...aDayOnNew, providers, intensity: far, embodied: false, explain: 1 }).explanation!.pivots,
  ).toEqual([]);
});
