import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readEmberCountries } from "../import/ember-countries.ts";
import { importYearly } from "../import/import-yearly.ts";
import { readUnfcccMargin } from "../import/unfccc-margin.ts";
import { readYearlyZones } from "../import/yearly-zones.ts";

let inputs: string;
let folder: string;
const put = (name: string, content: unknown) => writeFileSync(join(folder, name), JSON.stringify(content));

const zone = (zoneName: string, value: unknown, unit = "gCO2eq/kWh") => ({
  zone: { zoneName },
  carbonIntensity: { value, unit },
});
const ember = (country_code: string, country_or_region: string, value: unknown) => ({
  country_code,
  country_or_region,
  year: 2024,
  emissions_intensity_gco2_per_kwh: value,
});
const margin = (alpha2: string, alpha3: string, value: string) => ({
  "Operating Margin Grid Emission": value,
  country_code_iso_2: alpha2,
  country_code_iso_3: alpha3,
});

beforeEach(() => {
  inputs = mkdtempSync(join(tmpdir(), "green-place-import-"));
  folder = join(inputs, "intensity");
  mkdirSync(folder);
});
afterEach(() => rmSync(inputs, { recursive: true, force: true }));

describe("yearly zones", () => {
  it("takes good rows and refuses bad ones by name", () => {
    put("yearly_2025.json", {
      FR: zone("France", 31),
      "SE-SE3": zone("Stockholm", 20),
      DE: zone("Germany", "342"),
      PL: zone("Poland", 700, "lb/MWh"),
      NO: zone("Norway", -3),
      ZZ: zone("Nowhere", 100),
      IT: { zone: { zoneName: "Italy" } },
    });
    const { zones, yearly, refusals } = readYearlyZones(folder, [2025]);
    expect(zones).toEqual([
      { zone: "FR", name: "France", country: "FR" },
      { zone: "SE-SE3", name: "Stockholm", country: "SE" },
    ]);
    expect(yearly.map((row) => [row.zone, row.year, row.g_per_kwh])).toEqual([
      ["FR", 2025, 31],
      ["SE-SE3", 2025, 20],
    ]);
    expect(refusals.map(({ row }) => row).sort()).toEqual(["DE", "IT", "NO", "PL", "ZZ"]);
  });

  it("throws on a file that is not JSON", () => {
    writeFileSync(join(folder, "yearly_2025.json"), "{ cut");
    expect(() => readYearlyZones(folder, [2025])).toThrow();
  });
});

describe("Ember", () => {
  it("turns alpha-3 into alpha-2, keeps the world and refuses groups of countries and bad figures", () => {
    put("ember-average-by-country.json", {
      FRA: ember("FRA", "France", 44.18),
      XKX: ember("XKX", "Kosovo", 1000),
      World: ember("", "World", 472.94),
      OECD: ember("", "OECD", 300),
      QQQ: ember("QQQ", "Nowhere", 300),
      CAF: ember("CAF", "Central African Republic", 0),
      DEU: ember("DEU", "Germany", null),
    });
    const { rows, refusals } = readEmberCountries(folder);
    expect(rows.map((row) => [row.alpha2, row.alpha3, row.g_per_kwh])).toEqual([
      ["", "", 472.94],
      ["FR", "FRA", 44.18],
      ["XK", "XKX", 1000],
    ]);
    expect(refusals.map(({ row }) => row).sort()).toEqual(["CAF", "DEU", "OECD", "QQQ"]);
  });
});

describe("the UNFCCC's operating margin", () => {
  it("turns text into numbers and refuses what cannot be one country's margin", () => {
    put("unfccc-operating-margin-2021.json", {
      Germany: margin("DE", "DEU", "650"),
      Albania: margin("AL", "ALB", "0"),
      France: margin("FR", "FRA", " "),
      Spain: margin("ES", "ESP", "n/a"),
      Italy: margin("IT", "ITA", "-5"),
      Azores: margin("", "", "753"),
      "Canary Islands": margin("KY", "CYM", "753"),
      "Cayman Islands": margin("CY", "CYM", "753"),
    });
    const { rows, refusals } = readUnfcccMargin(folder);
    expect(rows.map((row) => [row.alpha2, row.g_per_kwh])).toEqual([["DE", 650]]);
    const reasons = Object.fromEntries(refusals.map(({ row, reason }) => [row, reason]));
    expect(Object.keys(reasons)).toHaveLength(7);
    expect(reasons["Spain"]).toContain('"n/a" is not a number');
    expect(reasons["France"]).toContain("is not a number");
    expect(reasons["Cayman Islands"]).toContain("two countries");
    expect(reasons["Canary Islands"]).toContain("2 rows claim");
  });
});

it("writes each table with its source, and the refusals beside them", () => {
  for (const year of [2021, 2022, 2023, 2024, 2025])
    put(`yearly_${year}.json`, { FR: zone("France", year - 1990) });
  put("ember-average-by-country.json", {
    FRA: ember("FRA", "France", 44.18),
    World: ember("", "World", 472.94),
  });
  put("unfccc-operating-margin-2021.json", {
    France: margin("FR", "FRA", "158"),
    Albania: margin("AL", "ALB", "0"),
  });
  const lines = importYearly(inputs, inputs);
  expect(lines).toContain("country-marginal.csv: 1 rows, 1 refused");
  const text = (name: string) => readFileSync(join(inputs, name), "utf8");
  expect(text("yearly.csv").split("\n").slice(0, 2)).toEqual([
    "zone,year,g_per_kwh,source",
    "FR,2021,31,electricity-maps-yearly",
  ]);
  expect(text("country-marginal.csv")).toContain("FR,FRA,France,2021,158,unfccc-ifi-2021");
  expect(text("refused.csv")).toContain("unfccc-operating-margin-2021.json,Albania");
});
