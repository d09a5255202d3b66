import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { faultsIn, type YearlyCsv } from "../import/check-tables.ts";
import { packYearlyTables, readYearlyCsv } from "../import/generate-tables.ts";

const real = readYearlyCsv(join(import.meta.dirname, "..", "data"));

describe("the shipped tables", () => {
  it("have no faulty row", () => expect(faultsIn(real)).toEqual([]));

  it("give every zone one figure for each year", () => {
    expect(real.zones).toHaveLength(352);
    expect(real.yearly).toHaveLength(352 * 5);
  });

  it("name a licence and an address for each source", () => {
    for (const source of real.sources) {
      expect(source["url"]).toMatch(/^https:\/\//);
      expect(source["licence"]).not.toBe("");
    }
  });
});

describe("a planted bad row is found", () => {
  const row = { zone: "FR", year: "2025", g_per_kwh: "31", source: "electricity-maps-yearly" };
  const country = {
    alpha2: "FR",
    alpha3: "FRA",
    name: "Francia",
    year: "2024",
    g_per_kwh: "44",
    source: "ember-yearly",
  };
  const planted: [string, Partial<YearlyCsv>, RegExp][] = [
    [
      "twice the same zone and year",
      { yearly: [...real.yearly, row] },
      /FR 2025: the key stands in more than one row/,
    ],
    [
      "a zone that is not listed",
      { yearly: [...real.yearly, { ...row, zone: "XX" }] },
      /XX: zones.csv lacks/,
    ],
    ["an empty figure", { yearly: [{ ...row, g_per_kwh: "" }] }, /FR 2025: "" is not a g\/kWh figure/],
    ["a zero", { yearly: [{ ...row, g_per_kwh: "0" }] }, /"0" is not a g\/kWh figure/],
    ["a negative figure", { marginal: [{ ...country, g_per_kwh: "-1" }] }, /"-1" is not/],
    ["words for a number", { average: [{ ...country, g_per_kwh: "n/a" }] }, /"n\/a" is not/],
    ["a source nobody lists", { yearly: [{ ...row, source: "hearsay" }] }, /lacks the source "hearsay"/],
    [
      "an average of another boundary",
      { average: [{ ...country, boundary: "direct" }] },
      /Francia: the boundary is "direct", not lifecycle/,
    ],
    [
      "a figure of another source than its table's",
      { yearly: [{ ...row, source: "ember-yearly" }] },
      /FR: the source is "ember-yearly", not electricity-maps-yearly/,
    ],
    [
      "a zone in the wrong country",
      { zones: [{ zone: "FR", name: "France", country: "DE" }] },
      /FR: "DE" is not/,
    ],
    [
      "codes of two countries",
      { average: [{ ...country, alpha3: "DEU" }] },
      /"FR" and "DEU" are not one country/,
    ],
  ];

  it.each(planted)("%s", (_name, change, sentence) => {
    const faults = faultsIn({ ...real, ...change });
    expect(faults.join("\n")).toMatch(sentence);
    expect(() => packYearlyTables({ ...real, ...change }, { name: "x", version: "0" })).toThrow(sentence);
  });
});
