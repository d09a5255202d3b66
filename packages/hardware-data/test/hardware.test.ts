import { hardware } from "@green-place/hardware-data";
import { describe, expect, it } from "vitest";

const catalogue = hardware();
const accelerator = (id: string) => {
  const found = catalogue.accelerators().find((one) => one.id === id);
  if (!found) throw new Error(`no accelerator ${id}`);
  return found;
};

describe("peak power", () => {
  // Data sheets, and Google's measured maxima for TPUs.
  it.each([
    ["a100-40gb-sxm", 400],
    ["a100-80gb-sxm", 400],
    ["a100-40gb-pcie", 250],
    ["a100-80gb-pcie", 300],
    ["h100-80gb-sxm", 700],
    ["h100-94gb-nvl", 400],
    ["h100-80gb-pcie", 350],
    ["h200-141gb-sxm", 700],
    ["b200-180gb-sxm", 1000],
    ["v100-16gb-sxm", 300],
    ["v100-32gb-sxm", 300],
    ["v100-16gb-pcie", 250],
    ["p100-16gb-pcie", 250],
    ["p100-16gb-sxm", 300],
    ["t4", 70],
    ["l4", 72],
    ["l40s", 350],
    ["a10", 150],
    ["mi300x", 750],
    ["mi325x", 1000],
    ["gaudi2", 600],
    ["gaudi3", 900],
    ["v100s-32gb-pcie", 250],
    ["a2", 60],
    ["qualcomm-ai100", 75],
    ["qualcomm-ai100-pro", 75],
    ["gh200", 700],
    ["gb300", 1400],
    ["tpu-v2", 221],
    ["tpu-v4", 192],
  ])("%s: %d W", (id, watts) => expect(accelerator(id).peakWatts?.value).toBe(watts));

  // EC2's cards report a limit of 300 W; 257 W is the most that one has printed at 100 % utilisation, so 150 W (the A10) can't be the peak.
  it("of an A10G lies between what was read under load and the board's limit", () => {
    expect(accelerator("a10g").peakWatts).toMatchObject({ low: 257, value: 300, high: 300 });
  });

  it.each([
    "tpu-v5e",
    "tpu-v5p",
    "tpu-v6e",
    "tpu-v7",
    "trainium1",
    "trainium2",
    "trainium3",
    "inferentia1",
    "inferentia2",
  ])("%s has no public figure, so none here", (id) => {
    expect(accelerator(id).peakWatts).toBeUndefined();
    expect(accelerator(id).idleWatts).toBeUndefined();
  });
});

describe("idle power", () => {
  // Readings that people printed from nvidia-smi, rocm-smi and hl-smi at 0 % utilisation.
  it.each([
    ["h100-80gb-sxm", [69, 70, 72]],
    ["a100-40gb-sxm", [50, 53, 56, 57, 58]],
    ["a100-80gb-sxm", [50, 53, 56, 57, 58]],
    ["v100-16gb-sxm", [41, 47, 53, 55]],
    ["a10g", [9, 14, 17, 23, 53, 59, 60]],
    ["a2", [5, 9, 22]],
    ["mi300x", [131, 133, 136, 140, 145, 154, 169, 176, 178]],
    ["mi325x", [135, 138, 144, 148]],
    ["gb200", [149, 156, 166, 181]],
    ["gb300", [171, 172, 227, 238]],
    ["b300-288gb-sxm", [135, 139, 181, 238]],
    ["gh200", [73, 76, 85, 87]],
    ["gaudi2", [78, 87, 99]],
    ["gaudi3", [225, 231]],
    ["v100s-32gb-pcie", [24, 27, 36]],
    ["t4", [9, 9, 9, 9, 10, 16, 26, 31]],
    ["l4", [9, 13, 13, 16, 17, 19, 27, 28]],
    ["a40", [30, 110]],
    ["rtx-a6000", [71, 83]],
    ["p40", [11, 50]],
    ["h200-141gb-sxm", [73, 74, 77, 78, 79, 120]],
    ["b200-180gb-sxm", [136, 141, 145]],
    ["a100-80gb-pcie", [43, 45, 47, 53, 54, 62]],
    ["l40s", [20, 22, 35, 72]],
    ["k80", [31, 57, 58, 63]],
    ["tpu-v3", [123]],
    ["tpu-v4", [90]],
  ])("%s covers its readings", (id, readings) => {
    const { low, high } = accelerator(id).idleWatts!;
    for (const reading of readings) expect(reading >= low && reading <= high, `${reading} W`).toBe(true);
  });
});

it("takes an empty card's reading for the value, not one with a model in it: A10G 9 to 23 W, MI300X 131 to 137 W", () => {
  const value = (id: string) => accelerator(id).idleWatts?.value;
  expect(value("a10g")).toBeGreaterThanOrEqual(9);
  expect(value("a10g")).toBeLessThanOrEqual(23);
  expect(value("mi300x")).toBeGreaterThanOrEqual(131);
  expect(value("mi300x")).toBeLessThanOrEqual(137);
});

it("measures the idle power of every chip of Blackwell and Instinct that clouds rent, and models none", () => {
  for (const id of ["gb200", "gb300", "b200-180gb-sxm", "b300-288gb-sxm", "mi300x", "mi325x", "rtx-pro-6000"])
    expect(accelerator(id).idleWatts?.method, id).toBe("measured");
});

describe("throughput is dense", () => {
  // H100: 1979 TFLOP/s are printed with sparsity; A100: 312 dense; TPU v4: 275.
  it.each([
    ["h100-80gb-sxm", 989.4],
    ["a100-80gb-sxm", 312],
    ["b200-180gb-sxm", 2250],
    ["l40s", 362.05],
    ["mi300x", 1307.4],
    ["tpu-v4", 275],
    ["trainium1", 190],
    ["gaudi2", 432],
    ["mi325x", 1307.4],
  ])("%s: %d bf16 TFLOP/s", (id, tflops) => expect(accelerator(id).bf16Tflops?.value).toBe(tflops));

  // Radeon PRO V620: 72 compute units at 2.2 GHz, 20.28 TFLOP/s as AMD announced it; V100S: 16.4.
  it.each([
    ["radeon-pro-v620", 20.28],
    ["v100s-32gb-pcie", 16.4],
  ])("%s: %d fp32 TFLOP/s", (id, tflops) => expect(accelerator(id).fp32Tflops?.value).toBe(tflops));

  it("gives no bf16 to chips that lack it", () => {
    for (const id of ["v100-16gb-sxm", "t4", "p100-16gb-pcie"])
      expect(accelerator(id).bf16Tflops).toBeUndefined();
  });
});

describe("embodied carbon", () => {
  it("of an H100 is NVIDIA's 1312 kg for eight up to the per-GB model", () => {
    expect(accelerator("h100-80gb-sxm").embodiedKg).toMatchObject({ low: 1312 / 8, high: 560 });
  });

  it("of an A100 covers the published card-only figures", () => {
    const { low, high } = accelerator("a100-40gb-sxm").embodiedKg!;
    for (const kg of [150, 265, 318]) expect(kg > low && kg < high).toBe(true);
  });
});

describe("CPU platforms", () => {
  const platform = (id: string) => catalogue.cpuPlatforms().find((one) => one.id === id)!;

  it("has every architecture that the clouds name", () => {
    const intel = [
      "sandy-bridge",
      "ivy-bridge",
      "haswell",
      "broadwell",
      "skylake",
      "cascade-lake",
      "ice-lake",
    ];
    const newer = ["sapphire-rapids", "emerald-rapids", "granite-rapids", "coffee-lake"];
    const amd = ["epyc-1", "epyc-2", "epyc-3", "epyc-4", "epyc-5", "epyc-4-core", "epyc-5-core"];
    const arm = [
      "graviton1",
      "graviton2",
      "graviton3",
      "graviton4",
      "ampere-altra",
      "axion",
      "cobalt-100",
      "grace",
    ];
    const apple = ["apple-m1", "apple-m2", "apple-m4"];
    const ids = catalogue.cpuPlatforms().map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([...intel, ...newer, ...amd, ...arm, ...apple]));
  });

  // Data sheet TDP over the threads of the part that clouds rent: what a package may draw for long.
  it.each([
    ["cascade-lake", 205 / 56],
    ["ice-lake", 270 / 80],
    ["sapphire-rapids", 350 / 112],
    ["epyc-2", 225 / 128],
    ["epyc-3", 280 / 128],
    ["epyc-4", 360 / 192],
    ["epyc-5", 400 / 192],
  ])("%s at full load is of the order of its TDP per thread", (id, tdpPerThread) => {
    const { low, high } = platform(id).maxWattsPerVcpu;
    expect(low).toBeLessThan(tdpPerThread);
    expect(high).toBeGreaterThan(tdpPerThread * 0.9);
  });

  it("does not carry Cloud Carbon Footprint's 8.96 W for EPYC 5th Gen", () => {
    expect(platform("epyc-5").maxWattsPerVcpu.high).toBeLessThan(5);
  });
});

it("names a source that exists for every number", () => {
  const sources = new Set(catalogue.sources().map(({ id }) => id));
  const quantities = [...catalogue.accelerators(), ...catalogue.cpuPlatforms()].flatMap((row) =>
    Object.values(row).filter((cell) => typeof cell === "object" && cell !== null && "unit" in cell),
  );
  expect(quantities.length).toBeGreaterThan(400);
  for (const { source } of quantities) expect(sources.has(source), source).toBe(true);
});
