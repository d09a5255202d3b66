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

/** Figures of this test in place of the measured ones, which may be measured anew. */
function withFigures(
  workload: string,
  [low, value, high]: readonly [number, number, number],
  filling: number,
  exponent: number,
) {
  const full = `load-${workload}-full-batch`;
  const exact = (id: string, figure: number) => ({
    [id]: { ...defaultAssumptions[id]!, low: figure, value: figure, high: figure },
  });
  return {
    ...defaultAssumptions,
    [full]: { ...defaultAssumptions[full]!, low, value, high },
    ...exact(`filling-batch-${workload}`, filling),
    ...exact(`batch-exponent-${workload}`, exponent),
  };
}

test("by hand: an image shared out over eight chips loads each to 0.82 · (1/8 / 2)^0.28 = 0.377", () => {
  const assumptions = withFigures("image-generation", [0.52, 0.82, 1], 2, 0.28);
  const one = load({ workload: "image-generation", batch: 1, assumptions });
  // (1/16)^0.28 = 0.4601 of each end.
  expect([one.low, one.value, one.high].map((end) => end.toFixed(4))).toEqual(["0.2392", "0.3773", "0.4601"]);
  // 8 · 400 W · 0.3773
  expect(one.watts).toBeCloseTo(1207.3, 1);
});

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
  const assumptions = withFigures(workload, [0.8, 0.8, 0.8], 2, 0.5);
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
  const ofEight = (acceleratorCount: number) => load({ workload: "finetune", acceleratorCount });
  expect([alone.id, ofEight(1).id]).toEqual(["assumed:load-finetune", "assumed:load-finetune"]);
  for (const busy of [2, 8]) expect(ofEight(busy).id).toBe("assumed:load-finetune-in-step");
  expect(ofEight(8).value).toBeLessThan(alone.value);
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
      expect(load({ workload, hardware: ofWatts(watts) }).id).toBe("assumed:load-inference-bus-powered");
    const fed = load({ workload, hardware: ofWatts(76) });
    expect(fed.id).toBe(`assumed:load-${workload}`);
  },
);

test("such a board is as near to it under any batch, and is like all others in training", () => {
  const hardware = ofWatts(70);
  const [one, many] = [1, 64].map((batch) => load({ workload: "image-generation", batch, hardware }));
  expect(one).toEqual(many);
  expect(one!.id).toBe("assumed:load-inference-bus-powered");
  expect(load({ workload: "training", hardware }).id).toBe("assumed:load-training");
});

test.each<[WorkloadClass, string]>([
  ["inference", "host-cpu-utilisation-serving"],
  ["text-generation", "host-cpu-utilisation-serving"],
  ["image-generation", "host-cpu-utilisation-serving"],
  ["video-generation", "host-cpu-utilisation-serving"],
  ["training", "host-cpu-utilisation"],
  ["finetune", "host-cpu-utilisation"],
  ["small-model", "host-cpu-utilisation"],
  ["general", "host-cpu-utilisation"],
])("the host's CPUs feed the chips or answer requests: %s, %s", (workload, expected) => {
  const ids = stepOf("CPU", { workload }).factors.map(({ id }) => id);
  expect(ids.filter((id) => id.includes("utilisation"))).toEqual([`assumed:${expected}`]);
});

test("answering requests keeps the host's CPUs busier", () => {
  const [serving, training] = (["inference", "training"] as const).map((workload) =>
    stepOf("CPU", { workload }),
  );
  expect(serving!.value).toBeGreaterThan(training!.value);
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
