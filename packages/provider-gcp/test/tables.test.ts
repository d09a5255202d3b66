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
