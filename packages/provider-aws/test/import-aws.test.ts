import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, it } from "vitest";
import { importAws, importSummary } from "../import/import-aws.ts";

const upstream = fileURLToPath(new URL("fixtures/upstream", import.meta.url));

/** Stands in for the hand-kept tables, so that the tests do not move with them. */
const data = mkdtempSync(join(tmpdir(), "import-aws-"));
writeFileSync(join(data, "regions.csv"), "id\nus-east-1\neu-west-3\nus-west-1\n");
writeFileSync(join(data, "family-cpu-platforms.csv"), "family,cpu_platforms\nm5,skylake cascade-lake\n");
const documented = join(data, "documented-types.csv");
const header = "type,family,vcpus,memory_gib,device,count,source\n";
writeFileSync(documented, `${header}p6e-gb200.36xlarge,p6e-gb200,144,960,gb200,4,p6e-gb200\n`);
afterAll(() => rmSync(data, { recursive: true }));

const result = importAws(upstream, data, data);
const type = (id: string) => result.instanceTypes.find((row) => row["id"] === id);
const price = (id: string, region: string) =>
  result.prices.find((row) => row["instance_type"] === id && row["region"] === region);

it("reads size, host and CPU platforms; what is not known stays empty", () => {
  expect(type("m5.large")).toEqual({
    id: "m5.large",
    family: "m5",
    vcpus: 2,
    memory_gib: 8,
    cpu_platforms: "skylake cascade-lake",
    host_vcpus: 96,
    accelerators: undefined,
    source: "types",
  });
  expect(type("t3.nano")).toMatchObject({ memory_gib: 0.5, cpu_platforms: undefined, host_vcpus: undefined });
  expect(result.instanceTypes.map((row) => row["id"])).toEqual(
    result.instanceTypes.map((row) => row["id"]).sort(),
  );
});

it("knows disks by their size or as none; a type that has some of no stated size is left out", () => {
  expect(result.localDisks).toEqual([
    { instance_type: "g4dn.xlarge", gb: 125, medium: "ssd", source: "types" },
    { instance_type: "m5.large", gb: 0, medium: "ssd", source: "instance-storage" },
  ]);
});

it.each([
  ["p4d.24xlarge", "a100-40gb-sxm:8"],
  ["p4de.24xlarge", "a100-80gb-sxm:8"],
  ["g6f.large", "l4:0.125"],
  ["inf2.24xlarge", "inferentia2:6"],
  ["vt1.6xlarge", "alveo-u30:2"],
])("gives %s its %s", (id, accelerators) => {
  expect(type(id)?.["accelerators"]).toBe(accelerators);
});

it("takes a type from EC2's documentation that the list lacks, with its own source", () => {
  expect(type("p6e-gb200.36xlarge")).toEqual({
    id: "p6e-gb200.36xlarge",
    family: "p6e-gb200",
    vcpus: 144,
    memory_gib: 960,
    cpu_platforms: undefined,
    host_vcpus: 144,
    accelerators: "gb200:4",
    source: "p6e-gb200",
  });
});

it.each([
  ["m5.large,m5,2,8,t4,1,types\n", '"m5.large" is listed too; take it out here'],
  ["x9.huge,x9,,8,t4,1,types\n", 'column "vcpus": is empty'],
])("refuses a documented type that is listed or incomplete: %s", (row, says) => {
  const own = mkdtempSync(join(data, "own-"));
  writeFileSync(join(own, "documented-types.csv"), header + row);
  expect(() => importAws(upstream, data, own)).toThrow(says);
});

it("counts a part of a card as part of the whole card's host", () => {
  expect(type("g6f.large")?.["host_vcpus"]).toBe(192);
});

it("takes us-east-1 from the list, and spot from on-demand and the saving", () => {
  // 0.1 x (1 - 60 %)
  expect(price("m5.large", "us-east-1")).toMatchObject({
    on_demand_usd_per_hour: 0.1,
    on_demand_basis: "list",
    spot_usd_per_hour: 0.04,
    spot_basis: "derived",
    as_of: "2026-07-20",
    source: "list-spot",
  });
});

it("derives a region's price by the median ratio of the family, and names the size that is off", () => {
  // Ratios in eu-west-3: large 0.15/0.12 = 1.25, xlarge 2 (wrong), 12xlarge 3.6/2.88 = 1.25; 0.2 x 1.25, then x (1 - 75 %).
  expect(price("m5.xlarge", "eu-west-3")).toMatchObject({
    on_demand_usd_per_hour: 0.25,
    on_demand_basis: "derived",
    spot_usd_per_hour: 0.0625,
    source: "ratio-spot",
  });
  expect(
    result.refusals.byReason.get("SageMaker price of this size is out of line with its family"),
  ).toContain("m5.xlarge in eu-west-3");
});

it("prefers a list price to a derived one, and derives nothing from prices that others derived", () => {
  expect(price("p4d.24xlarge", "eu-west-3")).toMatchObject({
    on_demand_usd_per_hour: 33,
    on_demand_basis: "list",
    source: "sky",
  });
  expect(price("p4d.24xlarge", "us-east-1")).toMatchObject({ on_demand_usd_per_hour: 20, source: "list" });
  const offered = price("p4de.24xlarge", "eu-west-3");
  expect(offered).toMatchObject({ on_demand_usd_per_hour: undefined, source: "sky" });
});

it("uses EC2's own ratio for g4dn in us-west-1, where SageMaker's is 1", () => {
  expect(price("g4dn.xlarge", "us-west-1")?.["on_demand_usd_per_hour"]).toBe(0.6);
});

it("keeps a place that offers a type without a known price", () => {
  expect(price("g6.48xlarge", "eu-west-3")).toEqual({
    instance_type: "g6.48xlarge",
    region: "eu-west-3",
    on_demand_usd_per_hour: undefined,
    on_demand_basis: undefined,
    spot_usd_per_hour: undefined,
    spot_basis: undefined,
    as_of: "2025-07-28",
    source: "advisor",
  });
});

it("refuses bad rows by name and counts them in the summary", () => {
  const refused = Object.fromEntries(result.refusals.byReason);
  expect(refused["EC2 does not describe this type"]).toEqual([
    "p2.xlarge in us-east-1 (list)",
    "m5.12xlarge in us-east-1 (sagemaker)",
    "m5.12xlarge in eu-west-3 (sagemaker)",
    "eia1.large in eu-west-3 (sagemaker)",
    "p2.xlarge in eu-west-3 (advisor)",
  ]);
  expect(refused["not a region"]).toEqual(["m5.large in us-east-1-atl-1 (sagemaker)"]);
  expect(refused["price is not positive"]).toEqual(["t3.nano in us-east-1 (list)"]);
  expect(refused["spot saving is not between 0 and 100 %"]).toEqual([
    "m5.large eu-west-3: 0 %",
    "p4d.24xlarge us-east-1: -62 %",
  ]);
  expect(price("t3.nano", "us-east-1")).toBeUndefined();
  expect(price("p4d.24xlarge", "us-east-1")?.["spot_usd_per_hour"]).toBeUndefined();
  expect(importSummary(result)).toContain(
    "refused 5: EC2 does not describe this type: p2.xlarge in us-east-1 (list)",
  );
});

it("says how many rows it read, and how many types no list offers", () => {
  const summary = importSummary(result);
  // 5 + 5 + 1 + 1 SageMaker prices, 2 + 4 spot savings; t3.nano (price 0), inf2, vt1 and the documented type are in no list.
  expect(summary).toContain(
    "read 11 instance types, 1 documented types, 8 us-east-1 prices, 12 SageMaker prices, 6 spot savings, 4 accelerated offers",
  );
  expect(summary).toContain("kept 12 instance types, 4 of them offered nowhere that is listed");
});

it("names file, type and label when a label cannot be read", () => {
  const folder = mkdtempSync(join(tmpdir(), "import-aws-bad-"));
  mkdirSync(join(folder, "aws"));
  const file = join(folder, "aws", "instance-types.karpenter.json");
  writeFileSync(file, JSON.stringify({ "m5.large": { family: "m5", cpu: "two", memory: "8192" } }));
  expect(() => importAws(folder, data, data)).toThrow(`${file}, type "m5.large", label "cpu"`);
  rmSync(folder, { recursive: true });
});
