import { expect, test } from "vitest";
import { implausibleChip, implausibleSizes } from "../src/plausible.ts";

/** Sizes as clouds publish them: vCPUs and GiB. */
const size = (id: string, family: string, vcpus: number, memoryGib: number) => ({
  id,
  family,
  vcpus,
  memoryGib,
});
const m5 = [
  size("m5.large", "m5", 2, 8),
  size("m5.xlarge", "m5", 4, 16),
  size("m5.2xlarge", "m5", 8, 32),
  size("m5.24xlarge", "m5", 96, 384),
];
const extremes = [
  size("t3.nano", "t3", 2, 0.5),
  size("Standard_M128-32ms", "Mms", 32, 3892),
  size("n1-highcpu-2", "n1", 2, 1.8),
  size("u7in-32tb.224xlarge", "u7in-32tb", 896, 32_768),
];

test("sizes that clouds rent are plausible, from 0.25 to 122 GiB a vCPU", () => {
  expect(implausibleSizes([...m5, ...extremes])).toEqual([]);
});

test.each([
  ["MB", 1024],
  ["bytes", 2 ** 30],
  ["TB", 1 / 1024],
])("memory in %s is seen for the least and the most that a vCPU has", (_, times) => {
  for (const type of extremes) {
    const [fault] = implausibleSizes([{ ...type, memoryGib: type.memoryGib * times }]);
    expect(fault, type.id).toMatchObject({ index: 0, fact: "memoryGib" });
  }
});

test("a digit that slipped is seen against the series, and only in the row where it slipped", () => {
  const slipped = m5.map((type) => (type.id === "m5.2xlarge" ? { ...type, memoryGib: 320 } : type));
  expect(implausibleSizes(slipped)).toEqual([
    {
      index: 2,
      fact: "memoryGib",
      says: "320 GiB for 8 vCPUs is 40 a vCPU, 10 times off the nearest other of its series",
    },
  ]);
});

test("a series is a family and the word in the name: highcpu is no fault of highmem", () => {
  const n1 = [2, 4, 8, 16].flatMap((vcpus) => [
    size(`n1-highcpu-${vcpus}`, "n1", vcpus, 0.9 * vcpus),
    size(`n1-highmem-${vcpus}`, "n1", vcpus, 6.5 * vcpus),
  ]);
  expect(implausibleSizes(n1)).toEqual([]);
  const mixedUp = n1.map((type) => (type.id === "n1-highcpu-8" ? { ...type, memoryGib: 52 } : type));
  expect(implausibleSizes(mixedUp).map(({ index }) => n1[index]!.id)).toEqual(["n1-highcpu-8"]);
});

test("two or three types are no series: nobody can say which is wrong", () => {
  expect(implausibleSizes([size("a-2", "a", 2, 4), size("a-4", "a", 4, 64)])).toEqual([]);
});

test("a host smaller than the type, and one beyond any machine", () => {
  const [type] = m5;
  expect(implausibleSizes([{ ...type!, hostVcpus: 1 }])).toMatchObject([{ fact: "hostVcpus" }]);
  expect(implausibleSizes([{ ...type!, hostVcpus: 98_304 }])).toMatchObject([{ fact: "hostVcpus" }]);
  expect(implausibleSizes([{ ...type!, hostVcpus: 96 }])).toEqual([]);
});

/** NVIDIA's datasheet of the H100 SXM: 700 W, 80 GB, 3.35 TB/s, dense bf16 989.4 and fp32 67 TFLOP/s. */
const exact = <U extends string>(value: number, unit: U) => ({
  low: value,
  value,
  high: value,
  unit,
  source: "x",
});
const h100 = {
  peakWatts: exact(700, "W"),
  idleWatts: exact(70, "W"),
  memoryGib: exact(80, "GiB"),
  bandwidthGbPerS: exact(3350, "GB/s"),
  bf16Tflops: exact(989.4, "TFLOP/s"),
  fp16Tflops: exact(989.4, "TFLOP/s"),
  fp32Tflops: exact(67, "TFLOP/s"),
  embodiedKg: exact(164, "kg"),
} as const;

test("a chip as its datasheet has it is plausible, and so is one of which nothing is known", () => {
  expect(implausibleChip(h100)).toEqual([]);
  expect(implausibleChip({})).toEqual([]);
});

test.each(Object.keys(h100) as (keyof typeof h100)[])("%s in another unit is seen", (measure) => {
  for (const times of [1000, 1 / 1000]) {
    const wrong = { ...h100[measure], value: h100[measure].value * times };
    expect(implausibleChip({ [measure]: wrong }).join()).toMatch(
      / (above|below) .* is it in another unit\?$/,
    );
    const oneEnd = times > 1 ? { high: wrong.value } : { low: wrong.value };
    expect(implausibleChip({ [measure]: { ...h100[measure], ...oneEnd } })).toHaveLength(1);
  }
});

test("idle above half of the peak is a fault unless it was measured, above the peak always", () => {
  const idle = (value: number, method?: "measured") => ({
    ...h100,
    idleWatts: { ...exact(value, "W"), ...(method && { method }) },
  });
  expect(implausibleChip(idle(350))).toEqual([]);
  expect(implausibleChip(idle(400))).toEqual([
    "idle power of 400 W is more than 0.5 of the peak of 700 W and not measured",
  ]);
  expect(implausibleChip(idle(400, "measured"))).toEqual([]);
  expect(implausibleChip(idle(701, "measured"))).toEqual([
    "idle power of 701 W (up to 701) reaches the peak of 700 W",
  ]);
});

test("throughput with sparsity, and 16 bit slower than 32", () => {
  expect(implausibleChip({ ...h100, bf16Tflops: exact(1979, "TFLOP/s") })).toEqual([
    "bf16 of 1979 TFLOP/s is much faster than fp16 of 989.4: is one with sparsity?",
  ]);
  expect(implausibleChip({ bf16Tflops: exact(67, "TFLOP/s"), fp32Tflops: exact(134, "TFLOP/s") })).toEqual([
    "16 bit of 67 TFLOP/s is slower than fp32 of 134",
  ]);
});
