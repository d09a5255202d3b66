import { describe, expect, it } from "vitest";
import { checkProviderTables } from "../src/check-provider-tables.ts";
import type { Row } from "../src/csv.ts";
import type { ProviderRows } from "../src/provider-rows.ts";

const known = { accelerators: new Set<string>(), cpuPlatforms: new Set<string>(), zoneCountries: new Map() };
const source: Row = {
  id: "list",
  publisher: "A cloud",
  title: "Price list",
  url: "https://example.org/prices",
  licence: "CC0-1.0",
  retrieved: "2026-11-23",
};
const type = (id: string, vcpus: number, memory: number): Row => ({
  id,
  family: "d",
  vcpus: String(vcpus),
  memory_gib: String(memory),
  cpu_platforms: "",
  host_vcpus: "",
  accelerators: "",
  source: "list",
});
const price = (id: string, region: string, usd: number): Row => ({
  instance_type: id,
  region,
  on_demand_usd_per_hour: String(usd),
  on_demand_basis: "list",
  spot_usd_per_hour: "",
  spot_basis: "",
  as_of: "2026-07-20",
  source: "list",
});

/** 0.05 USD a vCPU in oslo, 0.06 in rome, 0.1 in lima; the 2 GiB size is at half of that everywhere. */
const levels: Readonly<Record<string, number>> = { oslo: 0.05, rome: 0.06, lima: 0.1 };
const tables = (prices: readonly Row[], priceExceptions: readonly Row[] = []): ProviderRows => ({
  sources: [source],
  regions: [],
  interconnects: [],
  localDisks: [],
  instanceTypes: [type("d2", 2, 8), type("d4", 4, 16), type("d8", 8, 32), type("d1s", 1, 2)],
  prices,
  priceExceptions,
});
const right = Object.entries(levels).flatMap(([region, usd]) => [
  price("d2", region, 2 * usd),
  price("d4", region, 4 * usd),
  price("d8", region, 8 * usd),
  price("d1s", region, usd / 2),
]);
const faults = (rows: ProviderRows) =>
  checkProviderTables(rows, known).filter((fault) => !fault.includes("is not in regions.csv"));
const withPrice = (id: string, region: string, usd: number) =>
  right.map((row) =>
    row["instance_type"] === id && row["region"] === region ? price(id, region, usd) : row,
  );
const exception = (cells: Row = {}): Row => ({
  instance_types: "d8",
  regions: "rome",
  by: "vcpu",
  times: "2.1",
  reason: "The list says so",
  source: "list",
  ...cells,
});

it("lets regions and kinds of a series differ", () => {
  expect(faults(tables(right))).toEqual([]);
});

it.each([
  // Row 8 is d8 in rome: 0.48 by its series' 0.06 a vCPU. 0.48 + 8 x 0.046 is a Windows price.
  ["a Windows price", 0.848],
  ["a month's price", 0.48 * 730],
  ["a price in cents", 48],
  ["a vCPU's price", 0.06],
])("finds %s by the price a vCPU of its series", (_name, usd) => {
  expect(faults(tables(withPrice("d8", "rome", usd)))).toEqual([
    `prices.csv, row 8, on_demand_usd_per_hour: ${usd} (d8 in rome) is far from 0.48, what its series costs a vCPU in the region`,
  ]);
});

it("finds by its place in the series elsewhere what is the only one of its kind", () => {
  // A tenth too dear: 0.03 is 0.5 x 0.06.
  expect(faults(tables(withPrice("d1s", "rome", 0.033)))).toEqual([
    "prices.csv, row 9, on_demand_usd_per_hour: 0.033 (d1s in rome) is far from 0.03, what it costs beside its series in other regions",
  ]);
});

describe("an exception", () => {
  const windows = withPrice("d8", "rome", 0.848);

  it("lets through what it is for", () => {
    expect(faults(tables(windows, [exception(), exception({ by: "series" })]))).toEqual([]);
  });

  it.each<[string, Row, string]>([
    ["is for another type", { instance_types: "d4" }, "no price needs this exception"],
    ["is for another region", { regions: "oslo" }, "no price needs this exception"],
    ["is for another comparison", { by: "region" }, "no price needs this exception"],
    ["allows less", { times: "1.5" }, "no price needs this exception"],
    ["cites no known source", { source: "rumour" }, '"rumour" is not in sources.csv'],
    ["gives no reason", { reason: "" }, "reason: is empty"],
    ["allows nothing", { times: "1" }, "times: 1 is not above 1"],
  ])("that %s is a fault itself", (_name, cells, fault) => {
    const found = faults(tables(windows, [exception({ by: "series" }), exception(cells)]));
    expect(found.filter((text) => text.startsWith("price-exceptions.csv, row 3")).join()).toContain(fault);
  });

  it("that no price needs any more is a fault", () => {
    expect(faults(tables(right, [exception()]))).toEqual([
      "price-exceptions.csv, row 2, instance_types: no price needs this exception",
    ]);
  });
});
