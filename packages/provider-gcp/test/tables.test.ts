import { join } from "node:path";
import { checkProviderTables } from "@green-place/tools/check-provider-tables";
import { readCsv } from "@green-place/tools/csv";
import { readKnownIds, readProviderRows } from "@green-place/tools/provider-rows";
import { describe, expect, it } from "vitest";

const folder = join(import.meta.dirname, "..");
const tables = readProviderRows(folder);
const known = readKnownIds(join(folder, ".."));

describe("tables of Google Cloud", () => {
  it("have no wrong row", () => {
    expect(checkProviderTables(tables, known)).toEqual([]);
  });

  it("would not pass with one wrong row", () => {
    const regions = tables.regions.map((row) =>
      row["id"] === "us-west1" ? { ...row, zones: "CA-BC" } : row,
    );
    expect(checkProviderTables({ ...tables, regions }, known)).toHaveLength(1);
  });

  it.each([
    // Windows Server: 0.046 USD a vCPU and hour.
    ["a Windows price", "n2-standard-8", "us-central1", (linux: number) => linux + 8 * 0.046],
    ["a month's price", "e2-standard-4", "europe-west1", (hour: number) => hour * 730],
    ["a price without the GPUs", "g2-standard-48", "us-east1", (all: number) => all - 4 * 0.56],
  ])("would not pass with %s", (_name, type, region, change) => {
    const row = tables.prices.findIndex(
      (price) => price["instance_type"] === type && price["region"] === region,
    );
    const prices = tables.prices.with(row, {
      ...tables.prices[row],
      spot_usd_per_hour: "",
      spot_basis: "",
      on_demand_usd_per_hour: String(change(Number(tables.prices[row]?.["on_demand_usd_per_hour"]))),
    });
    expect(checkProviderTables({ ...tables, prices }, known)).toEqual([
      expect.stringContaining(`prices.csv, row ${row + 2}, on_demand_usd_per_hour: `),
    ]);
  });

  it("offer every machine type somewhere, and something in every region", () => {
    const offered = new Set(tables.prices.map((row) => row["instance_type"]));
    const places = new Set(tables.prices.map((row) => row["region"]));
    expect(tables.instanceTypes.filter((row) => !offered.has(row["id"]))).toEqual([]);
    expect(tables.regions.filter((row) => !places.has(row["id"]))).toEqual([]);
  });

  it("are sorted by key", () => {
    for (const rows of [tables.instanceTypes, tables.regions, tables.sources]) {
      const keys = rows.map((row) => row["id"] ?? "");
      expect(keys).toEqual([...keys].sort());
    }
    const keys = tables.prices.map((row) => `${row["instance_type"]} ${row["region"]}`);
    expect(keys).toEqual([...keys].sort());
  });

  it("follow a list of accelerator prices without a gap or a type that is not listed", () => {
    const regions = new Set(tables.regions.map((row) => row["id"]));
    const sources = new Set(tables.sources.map((row) => row["id"]));
    const rows = readCsv(join(folder, "import", "accelerator-prices.csv"));
    expect(new Set(rows.map((row) => `${row["accelerator"]} ${row["region"]}`)).size).toBe(rows.length);
    for (const row of rows) {
      expect(known.accelerators).toContain(row["accelerator"]);
      expect(regions).toContain(row["region"]);
      expect(sources).toContain(row["source"]);
      expect(Number(row["usd_per_hour"])).toBeGreaterThan(0);
    }
  });
});
