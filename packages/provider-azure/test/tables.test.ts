import { fileURLToPath } from "node:url";
import { checkProviderTables } from "@green-place/tools/check-provider-tables";
import { readCsv } from "@green-place/tools/csv";
import { readKnownIds, readProviderRows } from "@green-place/tools/provider-rows";
import { describe, expect, it } from "vitest";
import { fraction } from "../import/accelerated-sizes.ts";

const folder = fileURLToPath(new URL("..", import.meta.url));
const tables = readProviderRows(folder);
const known = readKnownIds(fileURLToPath(new URL("../..", import.meta.url)));
const own = (name: string) => readCsv(`${folder}/import/${name}`);

it("has every region, type and place that it claims", () => {
  expect(tables.regions.length).toBeGreaterThanOrEqual(55);
  expect(tables.instanceTypes.length).toBeGreaterThanOrEqual(1500);
  expect(tables.prices.length).toBeGreaterThan(60_000);
  expect(new Set(tables.prices.map((row) => row["region"])).size).toBe(tables.regions.length);
});

it("has no fault in any row", () => {
  expect(checkProviderTables(tables, known)).toEqual([]);
});

describe("a planted fault is found", () => {
  const plant = (
    table: "regions" | "instanceTypes" | "localDisks" | "prices",
    key: string,
    cells: Record<string, string>,
  ) => ({
    ...tables,
    [table]: tables[table].map((row) => (Object.values(row)[0] === key ? { ...row, ...cells } : row)),
  });
  it.each([
    ["regions", "northeurope", { zones: "FI" }, '"FI" lies in FI'],
    ["regions", "eastus", { pue: "0.9", pue_low: "0.9" }, "is below 1"],
    [
      "instanceTypes",
      "Standard_NC24ads_A100_v4",
      { accelerators: "a1000:1" },
      '"a1000" is not in accelerators.csv',
    ],
    ["localDisks", "Standard_NC24ads_A100_v4", { gb: "1028750000" }, "is above 1000000"],
    ["localDisks", "Standard_NC24ads_A100_v4", { gb: "960000" }, "is more than any machine has"],
    [
      "localDisks",
      "Standard_NC24ads_A100_v4",
      { instance_type: "NC24" },
      '"NC24" is not in instance-types.csv',
    ],
    ["prices", "Standard_NC24ads_A100_v4", { on_demand_usd_per_hour: "9999.99" }, 'a mark for "no price"'],
  ] as const)("%s %s", (table, key, cells, sentence) => {
    expect(checkProviderTables(plant(table, key, cells), known).join("\n")).toContain(sentence);
  });
});

it("sells no promotions, Basic sizes or dedicated hosts", () => {
  const ids = tables.instanceTypes.map((row) => row["id"] ?? "");
  expect(ids.filter((id) => !/^Standard_/.test(id) || /_Promo$|_Type ?\d$|SPECIAL|SQLG7/.test(id))).toEqual(
    [],
  );
});

it("gives every N and P size an accelerator, and every hand-kept accelerated size a row", () => {
  const bare = tables.instanceTypes.filter(
    (row) => /^Standard_[NP]/.test(row["id"] ?? "") && !row["accelerators"],
  );
  expect(bare).toEqual([]);
  const ids = new Set(tables.instanceTypes.map((row) => row["id"]));
  for (const row of own("accelerated-sizes.csv")) expect(ids).toContain(row["size"]);
});

it("has the accelerators of accelerated-sizes.csv, the one list that the import and a refresh go by", () => {
  const shipped = new Map(tables.instanceTypes.map((row) => [row["id"], row["accelerators"]]));
  for (const row of own("accelerated-sizes.csv")) {
    expect(known.accelerators).toContain(row["accelerator"]);
    expect(shipped.get(row["size"])).toBe(`${row["accelerator"]}:${fraction(row["count"] ?? "")}`);
  }
  const listed = new Set(own("accelerated-sizes.csv").map((row) => row["size"]));
  expect([...shipped].filter(([id, held]) => held && !listed.has(id))).toEqual([]);
});

// Where sources disagree: the settled zones of the regions that others misplace, and West US 2, which keeps both of its own.
it.each([
  ["northcentralus", "US-MIDA-PJM"],
  ["westus", "US-CAL-CISO"],
  ["northeurope", "IE"],
  ["westus2", "US-NW-BPAT US-NW-GCPD"],
  ["jioindiawest", "IN-WE"],
  ["jioindiacentral", "IN-WE"],
  ["malaysiawest", "MY-WM"],
])("%s draws from %s", (region, zones) => {
  expect(tables.regions.find((row) => row["id"] === region)?.["zones"]).toBe(zones);
});

it("names sources and known CPU platforms in the hand-kept tables, and no rule that no series needs", () => {
  const sources = new Set(tables.sources.map((row) => row["id"]));
  for (const name of ["accelerated-sizes.csv", "documented-sizes.csv", "series-cpu-platforms.csv"]) {
    for (const row of own(name)) expect(sources).toContain(row["source"]);
  }
  const families = [...new Set(tables.instanceTypes.map((row) => row["family"] ?? ""))];
  for (const row of own("series-cpu-platforms.csv")) {
    for (const platform of (row["cpu_platforms"] ?? "").split(" "))
      expect(known.cpuPlatforms).toContain(platform);
    const pattern = new RegExp(`^(?:${row["series_pattern"]})$`);
    expect(
      families.some((family) => pattern.test(family)),
      row["series_pattern"],
    ).toBe(true);
  }
});
