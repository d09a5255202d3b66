import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { fraction } from "../import/accelerated-sizes.ts";
import { importAzure, importSummary } from "../import/import-azure.ts";
import { parseSizeName, seriesOf } from "../src/live/size-name.ts";

const fixtures = fileURLToPath(new URL("fixtures/", import.meta.url));
const run = (folder: string) =>
  importAzure(join(folder, "upstream"), join(folder, "data"), join(folder, "own"));
const result = run(fixtures);
const type = (id: string) => result.instanceTypes.find((row) => row["id"] === id);
const price = (id: string, region: string) =>
  result.prices.find((row) => row["instance_type"] === id && row["region"] === region);
const refused = (reason: RegExp): readonly string[] =>
  [...result.refusals.byReason].filter(([text]) => reason.test(text)).flatMap(([, rows]) => rows);

describe("sizes", () => {
  it("describes exactly the sizes that are certain, sorted", () => {
    expect(result.instanceTypes.map((row) => row["id"])).toEqual([
      "Standard_B1ms",
      "Standard_D2s_v5",
      "Standard_D96s_v5",
      "Standard_DS3_v2",
      "Standard_E16-4s_v5",
      "Standard_E16-8s_v5",
      "Standard_E16is_v5",
      "Standard_E16s_v5",
      "Standard_M416s-208_6_v3",
      "Standard_M416s_6_v3",
      "Standard_NC24ads_A100_v4",
      "Standard_ND96is_H100_v5",
      "Standard_ND96isr_H100_v5",
      "Standard_NM16ads_MA35D",
      "Standard_NV12ads_A10_v5",
      "Standard_NV6ads_A10_v5",
    ]);
  });

  it("takes vCPUs, memory and the CPU platforms of the series", () => {
    expect(type("Standard_D2s_v5")).toEqual({
      id: "Standard_D2s_v5",
      family: "Dsv5",
      vcpus: 2,
      memory_gib: 8,
      cpu_platforms: "ice-lake sapphire-rapids",
      host_vcpus: 96,
      accelerators: "",
      source: "sizes",
    });
    expect(type("Standard_NV6ads_A10_v5")?.["cpu_platforms"]).toBe("");
  });

  it("counts a constrained size by the vCPUs that are left, with the whole size's share of the host", () => {
    const constrained = type("Standard_E16-4s_v5");
    expect(constrained).toMatchObject({ vcpus: 4, memory_gib: 128 });
    expect(4 / Number(constrained?.["host_vcpus"])).toBeCloseTo(16 / 96, 12);
  });

  it("tells a size of the price list by a sibling: constrained, isolated or without RDMA", () => {
    expect(type("Standard_E16-8s_v5")).toMatchObject({ vcpus: 8, memory_gib: 128, source: "size-naming" });
    expect(type("Standard_E16is_v5")).toMatchObject({ vcpus: 16, memory_gib: 128, source: "size-naming" });
    expect(type("Standard_M416s-208_6_v3")).toMatchObject({ vcpus: 208, memory_gib: 5696 });
    expect(type("Standard_ND96is_H100_v5")).toMatchObject({
      memory_gib: 1900,
      accelerators: "h100-80gb-sxm:8",
    });
  });

  it("does not know the host of burstable sizes", () => {
    expect(type("Standard_B1ms")?.["host_vcpus"]).toBeUndefined();
  });

  it("keeps fractions of an accelerator that add up to a whole one", () => {
    expect(type("Standard_NV6ads_A10_v5")?.["accelerators"]).toBe(`a10:${1 / 6}`);
    expect(Number(String(type("Standard_NV12ads_A10_v5")?.["accelerators"]).split(":")[1]) * 3).toBe(1);
    expect(type("Standard_NM16ads_MA35D")?.["accelerators"]).toBe("alveo-ma35d:0.5");
  });
});

describe("prices", () => {
  it("keeps list prices with their day", () => {
    expect(price("Standard_NC24ads_A100_v4", "eastus")).toEqual({
      instance_type: "Standard_NC24ads_A100_v4",
      region: "eastus",
      on_demand_usd_per_hour: 3.673,
      on_demand_basis: "list",
      spot_usd_per_hour: undefined,
      spot_basis: undefined,
      as_of: "2026-06-18",
      source: "prices",
    });
    expect(price("Standard_NM16ads_MA35D", "eastus")?.["on_demand_usd_per_hour"]).toBe(1.95);
  });

  it.each(["swedencentral", "norwayeast"])("keeps the offer in %s without its impossible price", (region) => {
    expect(price("Standard_D2s_v5", region)).toMatchObject({
      on_demand_usd_per_hour: undefined,
      on_demand_basis: undefined,
    });
  });

  it("takes the first of two prices for one place", () => {
    expect(price("Standard_D2s_v5", "eastus")?.["on_demand_usd_per_hour"]).toBe(0.1);
    expect(refused(/priced twice/)).toEqual(["Standard_D2s_v5 in eastus"]);
  });
});

describe("refusals", () => {
  it.each([
    [/not rented by this name/, ["Standard_D2_v2_Promo", "Standard_D2_v2_Promo", "Basic_A0", "Dsv5_Type1"]],
    [/lacks a usable/, ["Standard_D4s_v5", "Standard_D8s_v5", "Standard_D16s_v5"]],
    [/disagree/, ["Standard_F64-16ams_v7"]],
    [/not in regions.csv/, ["Standard_D2s_v5 in moonbase"]],
    [/not above 0/, ["Standard_D2s_v5 in swedencentral"]],
    [/off the median/, ["Standard_D2s_v5 in norwayeast"]],
    [/accelerator is not known/, ["Standard_NX8s_v9"]],
    [/not certain/, ["Standard_ND96is_flex_H100_v5", "Standard_E16i_v5", "Standard_SQLG7_AMD_IaaS"]],
  ])("are counted and named: %s", (reason, names) => {
    expect(refused(reason)).toEqual(names);
    const summary = importSummary(result);
    for (const name of names) expect(summary).toContain(name);
  });

  it("never turns a GPU size without a known accelerator into a CPU-only one", () => {
    const cpuOnly = result.instanceTypes.filter((row) => row["accelerators"] === "");
    expect(cpuOnly.filter((row) => /^Standard_[NP]/.test(String(row["id"])))).toEqual([]);
  });
});

describe("hand-kept tables", () => {
  const copy = mkdtempSync(join(tmpdir(), "import-azure-"));
  afterAll(() => rmSync(copy, { recursive: true }));

  it.each([
    [
      "accelerated-sizes.csv",
      "size,accelerator,count,source\nStandard_NV6ads_A10_v5,a10,a sixth,docs\n",
      '"a sixth" is no count',
    ],
    ["accelerated-sizes.csv", "size,accelerator,count,source\nA,a10,1,d\nA,a10,1,d\n", '"A" is there twice'],
    [
      "documented-sizes.csv",
      "size,vcpus,memory_gib,source\nStandard_D2s_v5,2,8,docs\n",
      "is in the size list too",
    ],
    ["documented-sizes.csv", "size,vcpus,memory_gib,source\nStandard_D3s_v5,,8,docs\n", "is incomplete"],
    [
      "series-cpu-platforms.csv",
      "series_pattern,cpu_platforms,source\nD.*,x,d\nDsv5,y,d\n",
      '2 rows match "Dsv5"',
    ],
  ])("stop the import when %s is wrong", (file, text, sentence) => {
    cpSync(fixtures, copy, { recursive: true });
    writeFileSync(join(copy, "own", file), text);
    expect(() => run(copy)).toThrow(sentence);
  });

  it.each(["0", "1/0", "-1", "1.5", ""])("refuse %j as a count", (text) => {
    expect(() => fraction(text)).toThrow("no count");
  });
});

// Series as Microsoft's naming convention page writes them.
it.each([
  ["Standard_D2s_v5", "Dsv5"],
  ["Standard_NC24ads_A100_v4", "NCads_A100_v4"],
  ["Standard_ND128isr_NDR_GB200_v6", "NDisr_NDR_GB200_v6"],
  ["Standard_M24ds-12_v3", "Mdsv3"],
  ["Standard_M416s_6_v3", "Msv3"],
  ["Standard_HB120-16rs_v3", "HBrsv3"],
  ["Standard_DC4as_cc_v5", "DCas_cc_v5"],
  ["Standard_GS5", "GS"],
])("%s is of series %s", (id, series) => {
  const name = parseSizeName(id);
  expect(name && seriesOf(name)).toBe(series);
});
