import { fileURLToPath } from "node:url";
import { checkProviderTables } from "@green-place/tools/check-provider-tables";
import { readCsv } from "@green-place/tools/csv";
import { readKnownIds, readProviderRows } from "@green-place/tools/provider-rows";
import { expect, it } from "vitest";

const folder = fileURLToPath(new URL("..", import.meta.url));
const tables = readProviderRows(folder);
const known = readKnownIds(fileURLToPath(new URL("../..", import.meta.url)));

it("has every region, type and place that it claims", () => {
  expect(tables.regions.length).toBeGreaterThanOrEqual(33);
  expect(tables.instanceTypes.length).toBeGreaterThanOrEqual(1300);
  expect(tables.prices.length).toBeGreaterThan(10_000);
  expect(tables.sources.length).toBeGreaterThan(0);
});

it("has no fault in any row", () => {
  expect(checkProviderTables(tables, known)).toEqual([]);
});

it.each([
  // Windows Server: 0.046 USD a vCPU and hour.
  ["a Windows price", "m5.2xlarge", "us-east-1", (linux: number) => linux + 8 * 0.046],
  ["a month's price", "c7g.large", "eu-west-1", (hour: number) => hour * 730],
  ["the price of twice the machine", "m8gb.24xlarge", "us-east-1", (hour: number) => hour * 2],
])("finds %s in a row", (_name, type, region, change) => {
  const row = tables.prices.findIndex(
    (price) => price["instance_type"] === type && price["region"] === region,
  );
  const price = change(Number(tables.prices[row]?.["on_demand_usd_per_hour"]));
  const prices = tables.prices.with(row, { ...tables.prices[row], on_demand_usd_per_hour: String(price) });
  expect(checkProviderTables({ ...tables, prices }, known)).toEqual([
    expect.stringContaining(
      `prices.csv, row ${row + 2}, on_demand_usd_per_hour: ${price} (${type} in ${region}) is far from`,
    ),
  ]);
});

it("names a family, known CPU platforms and a source in each row of family-cpu-platforms.csv", () => {
  const families = new Set(tables.instanceTypes.map((row) => row["family"]));
  const sources = new Set(tables.sources.map((row) => row["id"]));
  const rows = readCsv(`${folder}/data/family-cpu-platforms.csv`);
  expect(rows.length).toBeGreaterThan(100);
  expect(new Set(rows.map((row) => row["family"])).size).toBe(rows.length);
  for (const row of rows) {
    expect(families).toContain(row["family"]);
    expect(sources).toContain(row["source"]);
    for (const platform of (row["cpu_platforms"] ?? "").split(" "))
      expect(known.cpuPlatforms).toContain(platform);
  }
});

it("keeps Oregon in both zones that sources name", () => {
  const zones = tables.regions.find((row) => row["id"] === "us-west-2")?.["zones"];
  expect(zones).toBe("US-NW-PACW US-NW-BPAT");
});
