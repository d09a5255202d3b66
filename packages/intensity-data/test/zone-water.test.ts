import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { packWater } from "../import/pack-water.ts";
import { waterFaults } from "../import/water-faults.ts";
import { readWaterCsv, type WaterCsv } from "../import/water-tables.ts";
import { FUELS, type Fuel, type Mix, mixedWater, type Water, withPublished } from "../import/zone-water.ts";
import { electricityMaps, emberAverage } from "../src/index.ts";

const none = { low: 0, value: 0, high: 0 };
const factors: Readonly<Record<Fuel, Water>> = {
  ...(Object.fromEntries(FUELS.map((fuel) => [fuel, none])) as Record<Fuel, Water>),
  coal: { low: 1, value: 2, high: 3 },
  nuclear: { low: 1, value: 2, high: 3 },
  hydro: { low: 10, value: 20, high: 30 },
};
const mix = (shares: Partial<Mix>): Mix => ({
  ...(Object.fromEntries(FUELS.map((fuel) => [fuel, 0])) as Record<Fuel, number>),
  ...shares,
});
const half = mix({ coal: 0.4, nuclear: 0.2, hydro: 0.2, wind: 0.2 });
const zone = { renewable: 0.4, carbonFree: 0.6, mixes: [half], partOfCountry: false, factors };

describe("water of a mix, by hand", () => {
  it("is the sum of shares and factors, each end with its own", () => {
    const { low, value, high } = mixedWater(zone);
    expect(value).toBeCloseTo(0.2 * 20 + 0.2 * 2 + 0.4 * 2, 12);
    expect(low).toBeCloseTo(0.2 * 10 + 0.2 * 1 + 0.4 * 1, 12);
    expect(high).toBeCloseTo(0.2 * 30 + 0.2 * 3 + 0.4 * 3, 12);
  });

  it("takes the zone's own shares of renewables, nuclear and fossil, and only their split from the mix", () => {
    expect(mixedWater({ ...zone, renewable: 1, carbonFree: 1 }).value).toBeCloseTo(0.5 * 20, 12);
    expect(mixedWater({ ...zone, renewable: 0, carbonFree: 0 }).value).toBeCloseTo(2, 12);
  });

  it("lets a part of a country have none of its hydropower, or all, where half of its renewables are", () => {
    const { low, high } = mixedWater({ ...zone, partOfCountry: true });
    expect(low).toBeCloseTo(0 + 0.2 + 0.4, 12);
    expect(high).toBeCloseTo(0.4 * 30 + 0.6 + 1.2, 12);
  });

  it("doubts the mean of several mixes by 1.64 standard errors", () => {
    const dry = mix({ coal: 0.6, wind: 0.4 });
    const { low, value, high } = mixedWater({ ...zone, mixes: [half, dry] });
    // Hydropower's share of renewables is 0.5 and 0: mean 0.25, standard error 0.25.
    expect(value).toBeCloseTo(0.4 * 0.25 * 20 + 0.4 + 0.8, 12);
    expect(high - value).toBeCloseTo(0.4 * (0.25 + 1.64 * 0.25) * 30 - 0.4 * 0.25 * 20 + 0.2 + 0.4, 12);
    expect(low).toBeLessThan(value);
  });

  it("lies between ours and a published figure of the country, and reaches both", () => {
    const ours = { low: 1, value: 2, high: 3 };
    expect(withPublished(ours, ours, 8)).toEqual({ low: 1, value: 4, high: 8 });
    // A zone of that country that takes twice the water is corrected by as much.
    expect(withPublished({ low: 2, value: 4, high: 6 }, ours, 8).high).toBe(16);
  });
});

const real = readWaterCsv(join(import.meta.dirname, "..", "data"));
const rows = new Map(packWater(real).map((row) => [row[0], row]));

describe("the shipped tables", () => {
  it("have no faulty row, and tell most zones", () => {
    expect(waterFaults(real)).toEqual([]);
    expect(rows.size).toBeGreaterThan(320);
  });

  it("hold WRI's figure of every country that is a zone", () => {
    for (const { alpha2, l_per_kwh } of real.published) {
      const row = rows.get(alpha2!);
      if (!row) continue;
      // Three digits are kept of each.
      expect(row[1], alpha2).toBeLessThanOrEqual(Number(l_per_kwh) * 1.005);
      expect(row[3], alpha2).toBeGreaterThanOrEqual(Number(l_per_kwh) * 0.995);
    }
  });

  // WRI's figures of states by way of Li et al. 2023: no part of a country was set against its own.
  test.each([
    ["US-SE-SOCO", 2.309],
    ["US-MIDW-MISO", 3.104],
    ["US-TEX-ERCO", 1.287],
    ["US-MIDA-PJM", 2.385],
    ["US-NW-PACE", 2.574],
    ["US-NW-BPAT", 9.501],
  ])("%s holds the published figure of a state in it", (id, published) => {
    const [, low, value, high] = rows.get(id)!;
    expect(low).toBeLessThan(published);
    expect(high).toBeGreaterThan(published);
    expect(Math.abs(Math.log(value / published))).toBeLessThan(Math.log(1.4));
  });

  it("leave out what no mix tells", () => expect(rows.has("AL")).toBe(false));
});

describe("a planted fault is found", () => {
  const first = (table: keyof WaterCsv, cells: Record<string, string>): WaterCsv => ({
    ...real,
    [table]: real[table].map((row, i) => (i === 0 ? { ...row, ...cells } : row)),
  });
  it.each<[keyof WaterCsv, Record<string, string>, string]>([
    ["factors", { low: "5" }, "low <= l_per_kwh <= high"],
    ["factors", { high: "4542" }, "high < 100"],
    ["factors", { fuel: "peat" }, '"coal" does not have one row'],
    ["countryMix", { coal: "0.9" }, "the mix of AE sums to 1.900"],
    ["countryMix", { gas: "0" }, "the mix of AE sums to 0.175"],
    ["zoneShares", { renewable: "0.5" }, "AE: more is renewable than carbon free"],
    ["published", { l_per_kwh: "11456" }, "AR: is not above 0"],
    ["zoneSubdivisions", { subdivisions: "US-XX" }, 'lacks "US-XX"'],
    ["subdivisionMix", { source: "hearsay" }, 'lacks "hearsay"'],
  ])("in %s: %o", (table, cells, sentence) => {
    expect(waterFaults(first(table, cells)).join("\n")).toContain(sentence);
    expect(() => packWater(first(table, cells))).toThrow("faults");
  });
});

describe("an intensity says the water of its zones", () => {
  const at = (...ids: string[]) => {
    const zones = ids.map((id) => ({ scheme: "electricity-maps", id }));
    return { zones, country: ids[0]!.slice(0, 2) };
  };
  const ewif = (...ids: string[]) => {
    const found = electricityMaps().annual(at(...ids));
    return found.ok ? found.data.ewif : undefined;
  };

  it("spans several zones; with one unknown all is unknown", () => {
    const [a, b] = [ewif("US-NW-PACW")!, ewif("US-NW-BPAT")!];
    expect(ewif("US-NW-PACW", "US-NW-BPAT")).toMatchObject({
      low: Math.min(a.low, b.low),
      value: (a.value + b.value) / 2,
      high: Math.max(a.high, b.high),
      unit: "L/kWh",
    });
    expect(ewif("FR", "AL")).toBeUndefined();
  });

  it("whatever the signal", () => {
    const found = emberAverage().annual(at("FR"));
    expect(found.ok && found.data.ewif).toEqual(ewif("FR"));
    const named = new Set(
      emberAverage()
        .sources()
        .map(({ id }) => id),
    );
    expect(named).toContain(ewif("FR")!.source);
  });
});
