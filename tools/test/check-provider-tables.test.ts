import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkProviderTables } from "../src/check-provider-tables.ts";
import type { Row } from "../src/csv.ts";
import { instanceTypesTable, pricesTable } from "../src/provider-layouts.ts";
import type { KnownIds, ProviderRows } from "../src/provider-rows.ts";
import { columnsOf } from "../src/read-table.ts";

const known: KnownIds = {
  accelerators: new Set(["t4"]),
  cpuPlatforms: new Set(["ice-lake"]),
  zoneCountries: new Map([
    ["FR", "FR"],
    ["US-CAL-CISO", "US"],
  ]),
};

const source: Row = {
  id: "list",
  publisher: "A cloud",
  title: "Price list",
  url: "https://example.org/prices",
  licence: "CC0-1.0",
  retrieved: "2026-11-23",
};

const region: Row = {
  id: "paris",
  name: "Paris",
  country: "FR",
  latitude: "48.86",
  longitude: "2.35",
  zones: "FR",
  zone_source: "list",
  pue: "1.1",
  pue_low: "1.05",
  pue_high: "1.2",
  pue_year: "2024",
  pue_source: "list",
  wue: "0.2",
  wue_low: "0.1",
  wue_high: "0.3",
  wue_year: "2024",
  wue_source: "list",
  cfe: "0.9",
  cfe_year: "2024",
  cfe_source: "list",
  source: "list",
};

const instanceType: Row = {
  id: "big",
  family: "b",
  vcpus: "8",
  memory_gib: "32",
  cpu_platforms: "ice-lake",
  host_vcpus: "96",
  accelerators: "t4:0.5",
  source: "list",
};

const interconnect: Row = { instance_type: "big", name: "InfiniBand", source: "list" };

const price: Row = {
  instance_type: "big",
  region: "paris",
  on_demand_usd_per_hour: "2",
  on_demand_basis: "list",
  spot_usd_per_hour: "1",
  spot_basis: "derived",
  as_of: "2026-07-20",
  source: "list",
};

/** Four further regions, so that the type has a median price. */
const places = ["lyon", "lille", "nice", "metz"];
const good: ProviderRows = {
  sources: [source],
  regions: [region, ...places.map((id) => ({ ...region, id }))],
  instanceTypes: [instanceType],
  interconnects: [interconnect],
  localDisks: [{ instance_type: "big", gb: "1900", medium: "ssd", source: "list" }],
  prices: [price, ...places.map((place) => ({ ...price, region: place }))],
  priceExceptions: [],
};

const withFirst = (table: keyof ProviderRows, cells: Row): ProviderRows => {
  const [first, ...rest] = good[table];
  return { ...good, [table]: [{ ...first, ...cells }, ...rest] };
};

it("finds nothing wrong in good tables", () => {
  expect(checkProviderTables(good, known)).toEqual([]);
});

it("takes an empty cell for unknown, not for a fault", () => {
  const empty = { on_demand_usd_per_hour: "", on_demand_basis: "", spot_usd_per_hour: "", spot_basis: "" };
  expect(checkProviderTables(withFirst("prices", empty), known)).toEqual([]);
  expect(checkProviderTables(withFirst("regions", { pue: "", wue: "", cfe: "" }), known)).toEqual([]);
  const bare = { cpu_platforms: "", host_vcpus: "", accelerators: "" };
  const unjoined = { ...withFirst("instanceTypes", bare), interconnects: [] };
  expect(checkProviderTables(unjoined, known)).toEqual([]);
});

it("has the columns in the order of the shipped files, for the imports that write them", () => {
  const header = (table: string) =>
    readFileSync(join(import.meta.dirname, "../../packages/provider-aws/data", table), "utf8").split("\n")[0];
  expect(columnsOf(instanceTypesTable).join()).toBe(header("instance-types.csv"));
  expect(columnsOf(pricesTable).join()).toBe(header("prices.csv"));
});

it("reports a column that no field of the row is in, so that a build can't lose it in silence", () => {
  const faults = checkProviderTables(
    { ...good, regions: good.regions.map((row) => ({ ...row, pue_method: "measured" })) },
    known,
  );
  expect(faults).toEqual(["regions.csv, row 1, pue_method: is a column that nothing reads"]);
});

describe("sources.csv", () => {
  it.each<[string, Row, string]>([
    ["no licence", { licence: "" }, "sources.csv, row 2, licence: is empty"],
    ["no publisher", { publisher: " " }, "sources.csv, row 2, publisher: is empty"],
    ["no title", { title: "" }, "sources.csv, row 2, title: is empty"],
    ["no address", { url: "prices.html" }, 'sources.csv, row 2, url: "prices.html" is not a web address'],
    [
      "a day that is not ISO",
      { retrieved: "23/11/2026" },
      'sources.csv, row 2, retrieved: "23/11/2026" is not a date such as 2026-11-23',
    ],
    [
      "a day that is not",
      { retrieved: "2026-02-30" },
      'sources.csv, row 2, retrieved: "2026-02-30" is not a date such as 2026-11-23',
    ],
  ])("reports %s", (_name, cells, fault) => {
    expect(checkProviderTables(withFirst("sources", cells), known)).toEqual([fault]);
  });

  it("reports an id that is there twice", () => {
    const faults = checkProviderTables({ ...good, sources: [source, source] }, known);
    expect(faults).toEqual(['sources.csv, row 3, id: "list" is already in row 2']);
  });
});

describe("regions.csv", () => {
  it.each<[string, Row, string]>([
    ["PUE below 1", { pue: "0.9", pue_low: "0.9" }, "regions.csv, row 2, pue: 0.9 is below 1"],
    ["a low PUE below 1", { pue_low: "0.99" }, "regions.csv, row 2, pue_low: 0.99 is below 1"],
    [
      "a PUE range that does not hold the PUE",
      { pue: "1.3" },
      "regions.csv, row 2, pue: 1.3 does not hold low <= value <= high",
    ],
    ["a PUE without a range", { pue_high: "" }, "regions.csv, row 2, pue_high: is empty"],
    ["a PUE without a year", { pue_year: "" }, "regions.csv, row 2, pue_year: is empty"],
    ["a PUE without a source", { pue_source: "" }, "regions.csv, row 2, pue_source: is empty"],
    ["WUE of 0", { wue_low: "0" }, "regions.csv, row 2, wue_low: 0 is not above 0"],
    ["a PUE that is no number", { pue: "good" }, 'regions.csv, row 2, pue: "good" is not a number'],
    ["CFE in percent", { cfe: "90" }, "regions.csv, row 2, cfe: 90 is above 1"],
    ["no zone", { zones: "" }, "regions.csv, row 2, zones: is empty"],
    ["an unknown zone", { zones: "FR XX" }, 'regions.csv, row 2, zones: "XX" is not a known grid zone'],
    [
      "a zone abroad",
      { zones: "US-CAL-CISO" },
      'regions.csv, row 2, zones: "US-CAL-CISO" lies in US, but the region in FR',
    ],
    ["a place off the globe", { latitude: "120" }, "regions.csv, row 2, latitude: 120 is above 90"],
    ["an unknown source", { source: "rumour" }, 'regions.csv, row 2, source: "rumour" is not in sources.csv'],
  ])("reports %s", (_name, cells, fault) => {
    expect(checkProviderTables(withFirst("regions", cells), known)).toContain(fault);
  });

  it("reports an id that is there twice", () => {
    const faults = checkProviderTables({ ...good, regions: [...good.regions, region] }, known);
    expect(faults).toEqual(['regions.csv, row 7, id: "paris" is already in row 2']);
  });
});

describe("interconnects.csv", () => {
  it.each<[string, Row, string]>([
    [
      "a type that is not there",
      { instance_type: "huge" },
      'interconnects.csv, row 2, instance_type: "huge" is not in instance-types.csv with accelerators',
    ],
    ["no name", { name: "" }, "interconnects.csv, row 2, name: is empty"],
    [
      "an unknown source",
      { source: "rumour" },
      'interconnects.csv, row 2, source: "rumour" is not in sources.csv',
    ],
  ])("reports %s", (_name, cells, fault) => {
    expect(checkProviderTables(withFirst("interconnects", cells), known)).toEqual([fault]);
  });

  it("reports a type that has nothing to join, and a type that is there twice", () => {
    expect(checkProviderTables(withFirst("instanceTypes", { accelerators: "" }), known)).toEqual([
      'interconnects.csv, row 2, instance_type: "big" is not in instance-types.csv with accelerators',
    ]);
    expect(checkProviderTables({ ...good, interconnects: [interconnect, interconnect] }, known)).toEqual([
      'interconnects.csv, row 3, instance_type: "big" is already in row 2',
    ]);
  });
});

describe("instance-types.csv", () => {
  it.each<[string, Row, string]>([
    ["no vCPUs", { vcpus: "0" }, "instance-types.csv, row 2, vcpus: 0 is not above 0"],
    ["no memory", { memory_gib: "" }, "instance-types.csv, row 2, memory_gib: is empty"],
    [
      "a host smaller than the type",
      { host_vcpus: "4" },
      "instance-types.csv, row 2, host_vcpus: 4 is less than the type's own 8 vCPUs",
    ],
    [
      "an unknown CPU platform",
      { cpu_platforms: "ice-lake z80" },
      'instance-types.csv, row 2, cpu_platforms: "z80" is not in cpu-platforms.csv',
    ],
    [
      "an unknown accelerator",
      { accelerators: "abacus:1" },
      'instance-types.csv, row 2, accelerators: "abacus" is not in accelerators.csv',
    ],
    [
      "no accelerators of a kind",
      { accelerators: "t4:0" },
      'instance-types.csv, row 2, accelerators: "t4:0" has no count above 0',
    ],
    [
      "memory in MB",
      { memory_gib: "32768" },
      "instance-types.csv, row 2, memory_gib: 32768 GiB for 8 vCPUs is 4100 a vCPU, above 128: is it in MB or bytes?",
    ],
    [
      "memory in TB",
      { memory_gib: "0.03125" },
      "instance-types.csv, row 2, memory_gib: 0.03125 GiB for 8 vCPUs is 0.00391 a vCPU, below 0.2: is it in TB?",
    ],
    [
      "another column's number for the host",
      { host_vcpus: "98304" },
      "instance-types.csv, row 2, host_vcpus: 98304 is above 4096, beyond any machine",
    ],
    ["no family", { family: "" }, "instance-types.csv, row 2, family: is empty"],
    [
      "an unknown source",
      { source: "rumour" },
      'instance-types.csv, row 2, source: "rumour" is not in sources.csv',
    ],
  ])("reports %s", (_name, cells, fault) => {
    expect(checkProviderTables(withFirst("instanceTypes", cells), known)).toEqual([fault]);
  });

  it("reports an id that is there twice", () => {
    const faults = checkProviderTables({ ...good, instanceTypes: [instanceType, instanceType] }, known);
    expect(faults).toEqual(['instance-types.csv, row 3, id: "big" is already in row 2']);
  });
});

describe("prices.csv", () => {
  it.each<[string, Row, string]>([
    [
      "a sentinel",
      { on_demand_usd_per_hour: "9999", spot_usd_per_hour: "", spot_basis: "" },
      'prices.csv, row 2, on_demand_usd_per_hour: 9999 is a mark for "no price", not a price',
    ],
    [
      "the TPU sentinel",
      { on_demand_usd_per_hour: "700.0" },
      'prices.csv, row 2, on_demand_usd_per_hour: 700 is a mark for "no price", not a price',
    ],
    [
      "a spot sentinel",
      { on_demand_usd_per_hour: "1500", spot_usd_per_hour: "999.99" },
      'prices.csv, row 2, spot_usd_per_hour: 999.99 is a mark for "no price", not a price',
    ],
    [
      "a price of 0",
      { on_demand_usd_per_hour: "0", spot_usd_per_hour: "", spot_basis: "" },
      "prices.csv, row 2, on_demand_usd_per_hour: 0 is not above 0",
    ],
    [
      "a negative spot price",
      { spot_usd_per_hour: "-1" },
      "prices.csv, row 2, spot_usd_per_hour: -1 is not above 0",
    ],
    [
      "a price far above the median",
      { on_demand_usd_per_hour: "41" },
      "prices.csv, row 2, on_demand_usd_per_hour: 41 (big in paris) is far from 2, the type's median over regions",
    ],
    [
      "a price far below the median",
      { on_demand_usd_per_hour: "0.09", spot_usd_per_hour: "0.05" },
      "prices.csv, row 2, on_demand_usd_per_hour: 0.09 (big in paris) is far from 2, the type's median over regions",
    ],
    [
      "spot above on-demand",
      { spot_usd_per_hour: "2.01" },
      "prices.csv, row 2, spot_usd_per_hour: 2.01 is above the on-demand price, 2",
    ],
    [
      "a price that is no number",
      { spot_usd_per_hour: "cheap" },
      'prices.csv, row 2, spot_usd_per_hour: "cheap" is not a number',
    ],
    ["a price without a basis", { on_demand_basis: "" }, "prices.csv, row 2, on_demand_basis: is empty"],
    [
      "a basis without a price",
      { spot_usd_per_hour: "" },
      'prices.csv, row 2, spot_basis: "derived" stands where a price stands, and only there',
    ],
    [
      "an unknown region",
      { region: "atlantis" },
      'prices.csv, row 2, region: "atlantis" is not in regions.csv',
    ],
    [
      "an unknown type",
      { instance_type: "huge" },
      'prices.csv, row 2, instance_type: "huge" is not in instance-types.csv',
    ],
    ["an unknown source", { source: "rumour" }, 'prices.csv, row 2, source: "rumour" is not in sources.csv'],
    ["no day", { as_of: "" }, "prices.csv, row 2, as_of: is empty"],
  ])("reports %s", (_name, cells, fault) => {
    expect(checkProviderTables(withFirst("prices", cells), known)).toContain(fault);
  });

  it("reports a place that is there twice", () => {
    const faults = checkProviderTables({ ...good, prices: [...good.prices, price] }, known);
    expect(faults).toEqual(['prices.csv, row 7, instance_type+region: "big paris" is already in row 2']);
  });
});
