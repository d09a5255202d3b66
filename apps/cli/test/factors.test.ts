import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { jsonOf, rowsOf, runMain } from "./run-main.ts";

interface Range {
  readonly low: number;
  readonly value: number;
  readonly high: number;
}

interface Factor {
  readonly provider: string;
  readonly region: string;
  readonly instanceType: string;
  readonly operationalGramsPerHour: Range;
  readonly embodiedGramsPerHour: Range;
}

interface Factors {
  readonly attribution: string;
  readonly excluded: readonly { readonly reason: string; readonly count: number }[];
  readonly rows: readonly Factor[];
}

interface EstimateJson {
  readonly operationalKg: Range;
  readonly embodiedKg: Range;
}

const grams = ({ low, value, high }: Range): Range => ({
  low: low * 1000,
  value: value * 1000,
  high: high * 1000,
});

const expectClose = (found: Range, expected: Range) => {
  for (const end of ["low", "value", "high"] as const) expect(found[end] / expected[end]).toBeCloseTo(1, 9);
};

describe("factors", () => {
  it.each([
    ["--provider aws --gpu a100 --region aws:us-east-1", "p4d.24xlarge", ""],
    [
      "--provider gcp --gpu h100 --region europe-west4 --workload training",
      "a3-highgpu-1g",
      "--workload training",
    ],
    ["--provider aws --region eu-west-1 --utilisation 0.3", "m5.large", "--utilisation 0.3"],
    ["--provider azure --region westeurope --signal marginal", "Standard_D2s_v5", "--signal marginal"],
  ])("are what estimate gives for one hour: %s", async (filters, type, options) => {
    const { rows } = await jsonOf<Factors>(`factors ${filters}`);
    const factor = rows.find(({ instanceType }) => instanceType === type)!;
    const placement = `${factor.provider}:${factor.region}:${type}`;
    const line = `estimate --placement ${placement} --hours 1 ${options}`.trim();
    const estimate = await jsonOf<EstimateJson>(line);
    expectClose(factor.operationalGramsPerHour, grams(estimate.operationalKg));
    expectClose(factor.embodiedGramsPerHour, grams(estimate.embodiedKg));
  });

  it("cover every placement: what has no factor is counted, on stderr too, and nothing is 0", async () => {
    const { code, out, err } = await runMain("factors --format json");
    const { rows, excluded } = JSON.parse(out) as Factors;
    const instances = await rowsOf<{ regions: string[] }>("instances");
    const left = excluded.reduce((sum, { count }) => sum + count, 0);
    expect(rows.length + left).toBe(instances.flatMap(({ regions }) => regions).length);
    expect(left).toBeGreaterThan(0);
    expect(err).toMatch(/left out +\d+ whose chip's power nobody has published \(aws:/);
    expect(code).toBe(0);
    const smallest = Math.min(...rows.map(({ operationalGramsPerHour }) => operationalGramsPerHour.low));
    expect(smallest).toBeGreaterThan(0);
  }, 60_000);

  it("carry the owner of the grid data in every row, and in JSON as a field", async () => {
    const { out, err } = await runMain("factors --gpu a100 --provider gcp --format csv");
    const rows = parse(out, { columns: true }) as Record<string, string>[];
    expect(rows.length).toBeGreaterThan(10);
    expect(new Set(rows.map((row) => row["attribution"]))).toEqual(new Set(["Electricity Maps (ODbL-1.0)"]));
    expect(Number(rows[0]?.["operationalGramsPerHour.value"])).toBeGreaterThan(1);
    expect(err).toContain("Open Database License");
    const { attribution } = await jsonOf<Factors>("factors --gpu a100 --provider gcp");
    expect(attribution).toContain("opendatacommons.org/licenses/odbl");
  });

  it("name who owns the marginal figures when those are used", async () => {
    const { out } = await runMain("factors --gpu a100 --signal marginal --format csv");
    expect(out).toContain("UNFCCC");
    expect(out).not.toContain("Electricity Maps");
  });
});
