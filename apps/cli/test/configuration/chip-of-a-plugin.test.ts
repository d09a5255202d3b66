import { expect, test } from "vitest";
import { cloud, greenPlace, project } from "./project.ts";

const range = (value: number) => ({ low: value, value, high: value });
const npu = {
  id: "npu-1",
  name: "NPU 1",
  vendor: "Own",
  kind: "asic",
  family: "npu",
  peakWatts: range(100),
  idleWatts: range(20),
  bf16Tflops: range(100),
  source: "s",
};
const folder = project({
  "green-place.config.json": { providers: ["./provider.json"] },
  "provider.json": {
    ...cloud("own"),
    hardware: [npu],
    instanceTypes: [
      {
        id: "n1",
        family: "n",
        vcpus: 8,
        memoryGib: 64,
        accelerators: [{ id: "npu-1", count: 1 }],
        regions: ["se-1"],
        source: "s",
      },
    ],
    prices: [],
  },
});

test.each([
  ["instances --gpu npu", { id: "n1" }],
  ["factors --gpu npu", { instanceType: "n1" }],
  ["gpus --search npu-1", { id: "npu-1", providers: ["own"] }],
])("%s finds a chip that a plugin brings", async (line, row) => {
  const { code, out, err } = await greenPlace(folder, [...line.split(" "), "--format", "json"]);
  expect([code, err]).toEqual([0, expect.not.stringContaining("npu")]);
  expect((JSON.parse(out) as { rows: unknown[] }).rows).toMatchObject([row]);
});

test.each(["instances", "factors"])(
  "%s: a chip that the chosen provider lacks is no unknown one",
  async (name) => {
    const { code } = await greenPlace(folder, [
      name,
      "--gpu",
      "npu",
      "--provider",
      "gcp",
      "--format",
      "json",
    ]);
    expect(code).toBe(3);
  },
);

test("a training run is sized for it", async () => {
  const line = "estimate --placement own:se-1:n1 --flops 1e18 --format json";
  const { out } = await greenPlace(folder, line.split(" "));
  expect(JSON.parse(out)).toMatchObject({ training: { peakTflops: 100 } });
});
