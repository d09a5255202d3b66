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
    ["tpu-v2", 221],
    ["tpu-v4", 192],
  ])("%s: %d W", (id, watts) => expect(accelerator(id).peakWatts?.value).toBe(watts));

  it("keeps the whole range where sources disagree: A10G 150 to 300 W", () => {
    expect(accelerator("a10g").peakWatts).toMatchObject({ low: 150, high: 300 });
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
  // Readings that people printed from nvidia-smi at 0 % utilisation.
  it.each([
    ["h100-80gb-sxm", [69, 70, 72]],
    ["a100-40gb-sxm", [50, 53, 56, 57, 58]],
    ["a100-80gb-sxm", [50, 53, 56, 57, 58]],
    ["v100-16gb-sxm", [41, 47, 53, 55]],
    ["a10g", [59, 60]],
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
  ])("%s: %d bf16 TFLOP/s", (id, tflops) => expect(accelerator(id).bf16Tflops?.value).toBe(tflops));

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
