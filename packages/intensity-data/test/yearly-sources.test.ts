import { assumedQuantity } from "@green-place/core";
import { describe, expect, it } from "vitest";
import { countries, electricityMaps, emberAverage, unfcccMarginal, zones } from "../src/index.ts";
import { yearlyTables } from "../src/yearly/yearly-tables.ts";

const at = (country: string, ...ids: string[]) => ({
  country,
  zones: ids.map((id) => ({ scheme: "electricity-maps", id })),
});

describe("electricityMaps", () => {
  const source = electricityMaps();
  const grams = (id: string, year?: number) => {
    const answer = source.annual({ ...at(id.slice(0, 2), id), ...(year !== undefined && { year }) });
    return answer.ok ? answer.data.gramsPerKwh.value : answer.code;
  };

  // Figures as Electricity Maps publishes them for each year.
  it.each([
    ["FR", 2022, 91],
    ["FR", 2023, 49],
    ["FR", 2024, 33],
    ["FR", 2025, 31],
    ["DE", 2022, 475],
    ["DE", 2025, 342],
    ["SE", 2021, 27],
    ["SE", 2025, 21],
    ["SE-SE3", 2025, 20],
    ["US-NW-SCL", 2022, 66],
  ])("%s in %i is %i g/kWh", (zone, year, expected) => expect(grams(zone, year)).toBe(expected));

  it("answers for 2025 unless another year is asked for", () => {
    expect(source.newestYear).toBe(2025);
    expect(grams("FR")).toBe(31);
    expect(source.meta.dataAsOf).toBe("2025-12-31");
  });

  it("takes the mean of disagreeing zones and spans them all", () => {
    const pacw = source.annual(at("US", "US-NW-PACW"));
    const bpat = source.annual(at("US", "US-NW-BPAT"));
    const both = source.annual(at("US", "US-NW-PACW", "US-NW-BPAT"));
    if (!pacw.ok || !bpat.ok || !both.ok) throw new Error("all three are known");
    const [p, b] = [pacw.data.gramsPerKwh, bpat.data.gramsPerKwh];
    expect(both.data.gramsPerKwh.value).toBe((p.value + b.value) / 2);
    expect(both.data.gramsPerKwh.low).toBe(Math.min(p.low, b.low));
    expect(both.data.gramsPerKwh.high).toBe(Math.max(p.high, b.high));
    expect(both.data.zone.id).toBe("US-NW-PACW");
    expect(both.data.estimated).toBe(true);
  });

  it("refuses a zone it does not know, and never falls back to the country", () => {
    const answer = source.annual(at("SE", "SE-SE9"));
    expect(answer).toMatchObject({ ok: false, code: "unknown-zone", query: "SE-SE9" });
    expect(answer.ok ? [] : answer.suggestions).toContain("SE-SE1");
    expect(source.annual(at("SE", "SE", "SE-SE9")).ok).toBe(false);
    expect(source.annual({ country: "SE", zones: [{ scheme: "other", id: "SE" }] }).ok).toBe(false);
    expect(source.annual({ country: "SE", zones: [] })).toMatchObject({ ok: false, code: "unknown-zone" });
  });

  it("refuses a year it does not have and says which it has", () => {
    const answer = source.annual({ ...at("FR", "FR"), year: 2019 });
    expect(answer).toMatchObject({ ok: false, code: "no-data" });
    expect(answer.ok ? [] : answer.suggestions).toEqual(["2021", "2022", "2023", "2024", "2025"]);
  });

  it("answers for each of its 352 zones with an interval of at least 10 % each way", () => {
    const listed = zones();
    expect(listed).toHaveLength(352);
    for (const { zone, country, gramsPerKwh } of listed) {
      const answer = source.annual(at(country, zone));
      if (!answer.ok) throw new Error(zone);
      const { low, value, high } = answer.data.gramsPerKwh;
      expect(value).toBe(gramsPerKwh);
      expect(low).toBeLessThanOrEqual(value * 0.9);
      expect(high).toBeGreaterThanOrEqual(value * 1.1);
    }
  });

  it("widens a whole country's interval to Ember's figure of the same year: Bahrain, 902.41 against 488", () => {
    const answer = source.annual(at("BH", "BH"));
    expect(answer.ok && answer.data.gramsPerKwh.high).toBeCloseTo(902.41, 6);
  });
});

describe("emberAverage", () => {
  it("answers by country with the figure and year that Ember gives", () => {
    const answer = emberAverage().annual(at("FR", "FR-COR"));
    expect(answer).toMatchObject({
      ok: true,
      data: { year: 2024, zone: { scheme: "iso-3166-1", id: "FR" } },
    });
    expect(answer.ok && answer.data.gramsPerKwh.value).toBe(44.18);
    expect(answer.ok && answer.data.signal.boundary).toBe("lifecycle");
  });

  it("refuses another year, an unknown country and a region's figure for a country", () => {
    expect(emberAverage().annual({ ...at("FR"), year: 2021 })).toMatchObject({
      ok: false,
      suggestions: ["2024"],
    });
    expect(emberAverage().annual(at("FRA"))).toMatchObject({ ok: false, code: "unknown-country" });
    expect(emberAverage().annual(at("CF"))).toMatchObject({ ok: false, code: "no-data" });
  });

  it("has the figures of core's assumption of a grid that nobody stated: the world, within the middle 90 % of countries", () => {
    const { world, countries } = yearlyTables();
    const figures = countries.flatMap((row) => row[4] ?? []).sort((a, b) => a - b);
    const percentile = (share: number) => figures[Math.round(share * (figures.length - 1))]!;
    const assumed = assumedQuantity("grid-intensity-unknown", "g/kWh");
    expect(world.gramsPerKwh).toBe(472.94);
    expect(assumed.value).toBe(Math.round(world.gramsPerKwh));
    expect(assumed.low).toBeCloseTo(percentile(0.05), 1);
    expect(assumed.high).toBeCloseTo(percentile(0.95), 0);
  });
});

describe("unfcccMarginal", () => {
  it.each([
    ["DE", 650],
    ["FR", 158],
    ["SE", 68],
    ["BR", 284],
  ])("%s has an operating margin of %i g/kWh", (country, expected) => {
    const answer = unfcccMarginal().annual(at(country));
    expect(answer.ok && answer.data.gramsPerKwh.value).toBe(expected);
    expect(answer.ok && answer.data.signal.kind).toBe("marginal");
  });

  // By hand: 0.75 to 1.33 of the margin, for a part of a country 0.75 to 1.75; never below 349.01 nor above 915.49; below 349.01 all of it.
  it.each([
    ["CH", "CH", 0.9 * 48, 915.49],
    ["SE", "SE-SE3", 0.9 * 68, 915.49],
    ["DE", "DE", 0.75 * 650, 1.33 * 650],
    ["ES", "ES", 349.01, 1.33 * 402],
    ["US", "US", 349.01, 1.33 * 416],
    ["US", "US-CAL-CISO", 349.01, 1.75 * 416],
    ["AU", "AU-NSW", 0.75 * 808, 915.49],
    ["ZA", "ZA", 0.75 * 1070, 1.1 * 1070],
  ])("%s (%s) spans both publishers", (country, zone, low, high) => {
    const answer = unfcccMarginal().annual(at(country, zone));
    expect(answer.ok && answer.data.gramsPerKwh.low).toBeCloseTo(low, 9);
    expect(answer.ok && answer.data.gramsPerKwh.high).toBeCloseTo(high, 9);
    expect(answer.ok && answer.data.ofWiderArea).toBe(zone === country ? undefined : true);
    expect(answer.ok && answer.data.conflict?.source).toBe("watttime-yearly-means");
  });

  // WattTime's means, each as it is disclosed in the same table; Dodge et al. 2022 give 590 to 751 g/kWh of 2020 for central US and Germany.
  it.each([
    ["CH", "CH", 915.49],
    ["SE", "SE-SE3", 791.26],
    ["US", "US-CAL-CISO", 381.37],
    ["US", "US-MIDW-MISO", 585.88],
    ["US", "US-MIDW-MISO", 590],
    ["DE", "DE", 751],
  ])("the range of %s (%s) holds %d g/kWh of another publisher", (country, zone, grams) => {
    const answer = unfcccMarginal().annual(at(country, zone));
    if (!answer.ok) throw new Error(answer.code);
    expect(answer.data.gramsPerKwh.low).toBeLessThanOrEqual(grams);
    expect(answer.data.gramsPerKwh.high).toBeGreaterThanOrEqual(grams);
  });

  it("lists what both publishers' figures come from, and Ember's source does not", () => {
    const ids = (source: ReturnType<typeof emberAverage>) => source.sources().map(({ id }) => id);
    // Both name what the water of a zone comes from besides.
    expect(ids(unfcccMarginal())).toEqual(
      expect.arrayContaining(["unfccc-ifi-2021", "watttime-yearly-means"]),
    );
    expect(ids(emberAverage())).toContain("ember-yearly");
    expect(ids(emberAverage())).not.toContain("watttime-yearly-means");
  });

  it("has no answer where the dataset says 0, nor for a country whose rows contradict each other", () => {
    for (const country of ["IS", "AL", "PY", "KY"])
      expect(unfcccMarginal().annual(at(country)).ok).toBe(false);
    expect(unfcccMarginal().annual(at("CY")).ok).toBe(true);
  });
});

it("lists countries by both ISO codes", () => {
  expect(countries()).toContainEqual({ alpha2: "FR", alpha3: "FRA", name: "France" });
  expect(countries().every(({ alpha2, alpha3 }) => alpha2.length === 2 && alpha3.length === 3)).toBe(true);
});
