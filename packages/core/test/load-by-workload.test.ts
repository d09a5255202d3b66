import { expect, test } from "vitest";
import { defaultAssumptions, type EstimateInput, estimate, type WorkloadClass } from "../src/index.ts";
import { catalogue, chips, gridSource, north, south } from "./small-catalogue.ts";

const at: EstimateInput = {
  placement: { provider: "north", region: "n1", instanceType: "new-8" },
  hours: 1,
  providers: [north, south],
  hardware: catalogue(),
  intensity: gridSource(),
};

const stepOf = (name: string, more: Partial<EstimateInput>) =>
  estimate({ ...at, ...more }).steps.find((step) => step.name === name)!;

/** Load of the accelerators, by default eight chips of 400 W. */
const load = (more: Partial<EstimateInput>) => {
  const { factors, value } = stepOf("Accelerators", more);
  return { ...factors.at(-1)!, watts: value };
};

test("by hand: an image shared out over eight chips loads each to 0.82 · (1/8 / 2)^0.28 = 0.377", () => {
  const one = load({ workload: "image-generation", batch: 1 });
  expect(one.value).toBeCloseTo(0.3773, 4);
  // 8 · 400 W · 0.3773
  expect(one.watts).toBeCloseTo(1207.3, 1);
  // 0.52 and 1 times the same share, 0.4601.
  expect([one.low, one.high].map((end) => end.toFixed(4))).toEqual(["0.2392", "0.4601"]);
});

/** Round figures in place of the measured ones. */
const round = (workload: string, full: number, filling: number, exponent: number) => {
  const figures = { full: `load-${workload}-full-batch`, filling: `filling-batch-${workload}` };
  const row = (id: string, value: number) => ({
    [id]: { ...defaultAssumptions[id]!, low: value, value, high: value },
  });
  return {
    ...defaultAssumptions,
    ...row(figures.full, full),
    ...row(figures.filling, filling),
    ...row(`batch-exponent-${workload}`, exponent),
  };
};

test.each<[string, WorkloadClass, Partial<EstimateInput>, number]>([
  ["a sixteenth of what fills eight: 0.8 · √(1/16)", "image-generation", { batch: 1 }, 0.2],
  ["a quarter: 0.8 · √(1/4)", "image-generation", { batch: 4 }, 0.4],
  ["what fills them", "image-generation", { batch: 16 }, 0.8],
  ["ten times that changes nothing", "image-generation", { batch: 160 }, 0.8],
  [
    "a quarter of what fills the only one that works",
    "image-generation",
    { batch: 0.5, acceleratorCount: 1 },
    0.4,
  ],
  ["of two machines: half as much on each chip", "image-generation", { batch: 8, instanceCount: 2 }, 0.4],
  ["words, with figures of their own: 0.8 · √(1/4)", "text-generation", { batch: 4 }, 0.4],
])("load under a batch, %s", (_, workload, more, expected) => {
  const assumptions = round(workload, 0.8, 2, 0.5);
  expect(load({ workload, assumptions, ...more }).value).toBeCloseTo(expected, 12);
});

test("half the batch of a language model takes 3 % off its load, as its row says", () => {
  const [half, full] = [128, 256].map((batch) =>
    load({ workload: "text-generation", batch, acceleratorCount: 1 }),
  );
  expect(half!.value / full!.value).toBeCloseTo(0.97, 2);
});

test("what is tuned on one chip fills it, on several they wait for one another, and idle ones next to it do not count", () => {
  const alone = load({ workload: "finetune", placement: { ...at.placement, instanceType: "new-1" } });
  expect(alone).toMatchObject({ low: 0.55, value: 0.85, high: 0.97 });
  expect(load({ workload: "finetune", acceleratorCount: 1 })).toMatchObject({ value: alone.value });
  for (const acceleratorCount of [2, 8])
    expect(load({ workload: "finetune", acceleratorCount })).toMatchObject({
      low: 0.43,
      value: 0.65,
      high: 0.88,
    });
});

/** The eight chips, with other power: a T4 has 70 W, by NVIDIA's datasheet. */
const ofWatts = (value: number) => {
  const peakWatts = { ...chips[1]!.peakWatts!, low: value, value, high: value };
  return catalogue(chips.map((chip) => ({ ...chip, peakWatts })));
};

test.each<WorkloadClass>(["inference", "text-generation", "image-generation", "video-generation"])(
  "a board that a slot feeds, up to 75 W, is near its limit in %s",
  (workload) => {
    for (const watts of [70, 75])
      expect(load({ workload, hardware: ofWatts(watts) })).toMatchObject({
        low: 0.4,
        value: 0.62,
        high: 0.95,
      });
    const fed = load({ workload, hardware: ofWatts(76) });
    expect(fed.id).toBe(`assumed:load-${workload}`);
  },
);

test("such a board is as near to it under any batch, and is like all others in training", () => {
  const hardware = ofWatts(70);
  expect(load({ workload: "image-generation", batch: 1, hardware }).value).toBe(0.62);
  expect(load({ workload: "training", hardware }).id).toBe("assumed:load-training");
});

test.each<[WorkloadClass, number]>([
  ["inference", 0.13],
  ["text-generation", 0.13],
  ["image-generation", 0.13],
  ["video-generation", 0.13],
  ["training", 0.05],
  ["finetune", 0.05],
  ["small-model", 0.05],
  ["general", 0.05],
])("the host's CPUs are busier where requests are answered: %s %d", (workload, expected) => {
  const id = `assumed:host-cpu-utilisation${expected === 0.13 ? "-serving" : ""}`;
  const found = stepOf("CPU", { workload }).factors.find((factor) => factor.id.includes("utilisation"));
  expect(found).toMatchObject({ id, value: expected });
});

test("without accelerators the CPUs do the job, whatever it is", () => {
  const plain = { placement: { ...at.placement, instanceType: "plain" }, workload: "inference" as const };
  const ids = stepOf("CPU", plain).factors.map(({ id }) => id);
  expect(ids).toContain("assumed:cpu-utilisation");
});

test.each<[string, Partial<EstimateInput>, RegExp]>([
  ["training", { workload: "training" }, /text-generation and image-generation, and not for training/],
  ["a kind that nobody named", {}, /not for general: leave it out/],
  ["video, which fills its chips at any", { workload: "video-generation" }, /not for video-generation/],
  ["a load that is given", { workload: "text-generation", utilisation: 0.4 }, /leave one of them out/],
])("a batch is refused beside %s", (_, more, hint) => {
  expect(() => estimate({ ...at, batch: 8, ...more })).toThrow(
    expect.objectContaining({
      code: "E_INVALID_JOB",
      message: "The job's batch is 8.",
      hint: expect.stringMatching(hint),
    }),
  );
});

test.each([0, -1, Number.NaN])("a batch of %d is refused", (batch) => {
  expect(() => estimate({ ...at, workload: "text-generation", batch })).toThrow(/batch is/);
});
