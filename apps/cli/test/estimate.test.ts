import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { jsonOf, runMain } from "./run-main.ts";

interface Range {
  readonly low: number;
  readonly value: number;
  readonly high: number;
}

interface EstimateJson {
  readonly schemaVersion: number;
  readonly hours: Range;
  readonly itWatts: Range;
  readonly energyKwh: Range;
  readonly carbonKg: Range;
  readonly operationalKg: Range;
  readonly embodiedKg: Range | null;
  readonly pue: Range;
  readonly training: { readonly flops: number; readonly mfuBasis: string } | null;
  readonly signal: { readonly kind: string };
  readonly steps: readonly { readonly name: string; readonly value: number }[];
}

const p4d = "estimate --placement aws:us-east-1:p4d.24xlarge";

describe("a placement", () => {
  it("follows carbon = power · hours · PUE · intensity with the figures that were given", async () => {
    const result = await jsonOf<EstimateJson>(`${p4d} --hours 12 --intensity 400 --pue 1.2`);
    expect(result.energyKwh.value).toBeCloseTo((result.itWatts.value * 12 * 1.2) / 1000, 9);
    expect(result.operationalKg.value).toBeCloseTo(result.energyKwh.value * 0.4, 9);
    expect(result.carbonKg.value).toBeCloseTo(result.operationalKg.value + result.embodiedKg!.value, 9);
    expect(result.pue).toEqual({ low: 1.2, value: 1.2, high: 1.2 });
  });

  it("draws what eight A100 of 400 W at 70 % draw, and no more than the system's maximum of 6.5 kW", async () => {
    // NVIDIA's A100 datasheet (400 W) and the DGX A100 user guide (6.5 kW maximum).
    const { steps, itWatts } = await jsonOf<EstimateJson>(`${p4d} --hours 1 --utilisation 0.7`);
    expect(steps.find(({ name }) => name === "Accelerators")?.value).toBeCloseTo(8 * 400 * 0.7, 6);
    expect(itWatts.high).toBeLessThan(6500);
  });

  it("counts accelerators that idle when the job uses fewer", async () => {
    const all = await jsonOf<EstimateJson>(`${p4d} --hours 1 --utilisation 0.7`);
    const one = await jsonOf<EstimateJson>(`${p4d} --hours 1 --utilisation 0.7 --gpus 1`);
    const accelerators = ({ steps }: EstimateJson) => steps[0]!.value;
    expect(accelerators(one)).toBeGreaterThan(280);
    expect(accelerators(one)).toBeLessThan(accelerators(all) / 2);
    expect(one.embodiedKg).toEqual(all.embodiedKg);
  });

  it("is additive in time, and --no-embodied leaves the operation alone", async () => {
    const twelve = await jsonOf<EstimateJson>(`${p4d} --hours 12`);
    const day = await jsonOf<EstimateJson>(`${p4d} --hours 1d --no-embodied`);
    expect(day.energyKwh.value).toBeCloseTo(2 * twelve.energyKwh.value, 9);
    expect(day.carbonKg.value).toBeCloseTo(2 * twelve.operationalKg.value, 9);
    expect(day.embodiedKg).toBeNull();
  });

  it("says of embodied carbon whether it was left out or is not known", async () => {
    const sent = "estimate --region aws:eu-west-3 --hours 1 --transfer 200";
    expect((await runMain(sent)).out).toContain("embodied carbon not known");
    expect((await runMain(`${sent} --no-embodied`)).out).toContain("embodied carbon left out");
    expect((await runMain(`${p4d} --hours 1 --no-embodied`)).out).toContain("embodied carbon left out");
  });

  it("uses the marginal signal when asked", async () => {
    const { signal } = await jsonOf<EstimateJson>(`${p4d} --hours 1 --signal marginal`);
    expect(signal.kind).toBe("marginal");
  });

  it("explains each step with equation, factor, source, licence and date", async () => {
    const { out } = await runMain(`${p4d} --hours 12 --explain`);
    expect(out).toMatch(/^1\. Accelerators = /m);
    expect(out).toContain("accelerator:a100-40gb-sxm:peak-watts = 400");
    expect(out).toMatch(/zone:US-MIDA-PJM:2025:intensity = 418 .* g\/kWh \[electricity-maps\//);
    expect(out).toMatch(
      /electricity-maps-yearly: Electricity Maps, .*\(ODbL-1\.0, entered \d{4}-\d\d-\d\d\)/,
    );
    expect(out).toMatch(/load-general = 0\.\d+ \(0\.\d+ to 0\.\d+\): \w/);
  });
});

describe("the size of a training run", () => {
  it("gives 6 · parameters · tokens / (accelerators · peak · MFU)", async () => {
    // 6 · 7e9 · 2e12 = 8.4e22 FLOPs on 32 H100 of 989.4 dense bf16 TFLOP/s (NVIDIA's datasheet: 1,979 with sparsity) at 40 %.
    const result = await jsonOf<EstimateJson>(
      "estimate --placement aws:us-east-1:p5.48xlarge --count 4 --params 7e9 --tokens 2e12 --mfu 0.4",
    );
    expect(result.training?.flops).toBeCloseTo(8.4e22, -18);
    expect(result.hours.value / (8.4e22 / (32 * 989.4e12 * 0.4) / 3600)).toBeCloseTo(1, 2);
    expect(result.hours.low).toBe(result.hours.high);
    expect(result.training?.mfuBasis).toBe("given");
  });

  it("carries the doubt about an assumed MFU into hours and carbon", async () => {
    const given = await jsonOf<EstimateJson>(`${p4d} --flops 1e21 --mfu 0.33`);
    const assumed = await jsonOf<EstimateJson>(`${p4d} --flops 1e21`);
    expect(assumed.hours.low).toBeLessThan(assumed.hours.value);
    const width = ({ carbonKg }: EstimateJson) => carbonKg.high / carbonKg.low;
    expect(width(assumed)).toBeGreaterThan(1.2 * width(given));
  });
});

describe("measured energy", () => {
  it("times the zone's intensity of the newest year", async () => {
    // Electricity Maps, France, 2025: 31 g/kWh.
    const result = await jsonOf<EstimateJson>("estimate --energy-kwh 100 --zone FR");
    expect(result.carbonKg.value).toBeCloseTo(3.1, 9);
    const building = await jsonOf<EstimateJson>("estimate --energy-kwh 100 --zone FR --pue 1.5");
    expect(building.carbonKg.value).toBeCloseTo(4.65, 9);
  });

  it("never shows a small figure as 0", async () => {
    const { out } = await runMain("estimate --energy-kwh 1e-9 --zone FR");
    expect(out).toMatch(/^3\.10e-5 mg|^0\.000031 mg/m);
    expect(out).not.toMatch(/(^|\s)0(\.0+)? (mg|g|kg|kWh)/m);
  });
});

describe("a workload file", () => {
  const folder = mkdtempSync(join(tmpdir(), "workloads-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const estimateFile = (text: string) => {
    writeFileSync(join(folder, "work.yaml"), text);
    return runMain("estimate --file work.yaml --format json", { cwd: folder });
  };

  it("says the same as the options", async () => {
    const { out } = await estimateFile(
      "placement: aws:us-east-1:p4d.24xlarge\nhours: 90m\nutilisation: 0.7\ncount: 2\n",
    );
    const [entry] = (JSON.parse(out) as { estimates: EstimateJson[] }).estimates;
    const options = await jsonOf<EstimateJson>(`${p4d} --hours 90m --utilisation 0.7 --count 2`);
    const { schemaVersion, ...rest } = options as EstimateJson & { tool?: unknown };
    delete rest.tool;
    expect(entry).toEqual(rest);
  });

  it("holds several, in order, and reads Norway as a country", async () => {
    const { out, code } = await estimateFile(
      "workloads:\n  - {name: a, energyKwh: 1, zone: NO}\n  - {name: b, placement: 'gcp:europe-west4:a2-highgpu-1g', flops: 1e20}\n",
    );
    const { estimates } = JSON.parse(out) as { estimates: (EstimateJson & { name: string })[] };
    expect(code).toBe(0);
    expect(estimates.map(({ name }) => name)).toEqual(["a", "b"]);
  });

  it.each([
    [
      "an unknown key",
      "placement: a:b:c\nhour: 2\n",
      /work\.yaml: there is no key "hour"\. Did you mean hours\?/,
    ],
    [
      "an entry of several",
      "workloads:\n  - {energyKwh: 1, zone: FR}\n  - {energyKwh: -1, zone: FR}\n",
      /workloads\[1\]: "energyKwh": too small/,
    ],
    ["two lengths", "placement: aws:us-east-1:p4d.24xlarge\nhours: 2\nflops: 1e20\n", /given twice/],
    ["no length", "placement: aws:us-east-1:p4d.24xlarge\n", /how long the job takes is missing/],
    ["a broken line", "placement: [\n", /work\.yaml: .*line 2/],
    ["a key given twice", "hours: 1\nhours: 2\n", /keys must be unique/],
    ["no workload", "- 1\n", /holds no workload/],
    [
      "a placement that is none",
      "placement: aws\nhours: 1\n",
      /"placement" cannot be meant\. Expected provider:region/,
    ],
    [
      "parameters alone",
      "placement: aws:us-east-1:p4d.24xlarge\nparams: 7e9\n",
      /belong together\. Add tokens/,
    ],
  ])("names %s and exits 2", async (_, text, sentence) => {
    const { code, err, out } = await estimateFile(text);
    expect(code).toBe(2);
    expect(err.toLowerCase()).toMatch(new RegExp(sentence.source.toLowerCase()));
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(out).toBe("");
  });

  it("says in the total of what embodied carbon is not known, and of what it was left out", async () => {
    const machine = "{placement: 'aws:eu-west-3:m5.large', hours: 1}";
    const without = "{placement: 'aws:eu-west-3:m5.large', hours: 1, embodied: false}";
    const energy = "{energyKwh: 1, zone: FR}";
    const total = async (...workloads: string[]): Promise<string> => {
      writeFileSync(join(folder, "work.yaml"), `workloads: [${workloads.join(", ")}]\n`);
      const { out } = await runMain("estimate --file work.yaml", { cwd: folder });
      return /operation, (.*embodied.*)\n$/.exec(out)![1]!;
    };
    expect(await total(machine, machine)).toMatch(/embodied$/);
    expect(await total(machine, energy)).toMatch(/embodied \(of 1; not known of 1\)$/);
    expect(await total(machine, without)).toMatch(/embodied \(of 1; left out of 1\)$/);
    expect(await total(machine, without, energy)).toMatch(/\(of 1; not known of 1, left out of 1\)$/);
    expect(await total(energy, energy)).toBe("embodied carbon not known");
    expect(await total(without, without)).toBe("embodied carbon left out");
    expect(await total(without, energy)).toBe("embodied carbon not known of 1, left out of 1");
  });

  it("says which file cannot be read", async () => {
    const { code, err } = await runMain("estimate --file nowhere.yaml", { cwd: folder });
    expect(code).toBe(2);
    expect(err).toMatch(/nowhere\.yaml: it cannot be read/);
  });
});
