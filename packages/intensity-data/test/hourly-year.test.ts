import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { hourlyYear2022, hourlyZones } from "../src/hourly.ts";

const seriesOf = (zone: string, asPublished = false) => {
  const answer = hourlyYear2022(zone, { asPublished });
  if (!answer.ok) throw new Error(answer.message ?? answer.query);
  return answer.data;
};
const meanOf = (values: Float64Array) => values.reduce((sum, grams) => sum + grams, 0) / values.length;

describe("hourlyYear2022", () => {
  // Means of the published columns, taken with awk.
  it.each([
    ["FR", 99.445882],
    ["DE", 481.45421],
    ["SE-SE3", 23.427374],
    ["US-CAL-CISO", 264.232836],
    ["ZA", 704.455575],
    ["CY", 949.763646],
    ["NO-NO1", 29.334047],
  ])("%s has the published mean of %f g/kWh", (zone, expected) => {
    expect(meanOf(seriesOf(zone).series.gramsPerKwh)).toBeCloseTo(expected, 6);
  });

  it("keeps every digit of single hours", () => {
    const { startsMs, gramsPerKwh } = seriesOf("FR").series;
    const at = (instant: string) => gramsPerKwh[startsMs.indexOf(Date.parse(instant))];
    expect(at("2022-01-01T00:00:00Z")).toBe(50.51);
    expect(at("2022-07-07T10:00:00Z")).toBe(89.82);
    expect(at("2022-12-31T23:00:00Z")).toBe(47.38);
  });

  it("is 8,760 hours of UTC without a step at the changes to and from summer time", () => {
    const { series, basis, signal } = seriesOf("DE");
    expect(series.startsMs).toHaveLength(8760);
    expect(series.startsMs[0]).toBe(Date.parse("2022-01-01T00:00:00Z"));
    expect(series.endMs).toBe(Date.parse("2023-01-01T00:00:00Z"));
    expect(series.startsMs.every((ms, i) => i === 0 || ms - series.startsMs[i - 1]! === 3_600_000)).toBe(
      true,
    );
    expect(basis).toBe("history");
    expect(signal).toEqual({ kind: "average", accounting: "location", boundary: "lifecycle" });
  });

  it.each([
    ["HK", "flat-series"],
    ["ID", "flat-series"],
    ["US-NW-SCL", "flat-series"],
    ["KR", "unreliable-series"],
    ["IN-WE", "unreliable-series"],
    ...["AE", "BH", "CA-AB", "CN", "IN-NO", "IN-SO", "MX", "MY-WM", "QA", "SA", "TH"].map((zone) => [
      zone,
      "no-hourly-data",
    ]),
  ])("refuses %s with %s and a sentence", (zone, code) => {
    const answer = hourlyYear2022(zone);
    expect(answer).toMatchObject({ ok: false, code });
    expect(answer.ok ? "" : answer.message).toMatch(new RegExp(`^${zone}: .{20,}`));
  });

  it("hands out a flat record to those who ask for what was published", () => {
    expect(new Set(seriesOf("HK", true).series.gramsPerKwh)).toEqual(new Set([435.36]));
    expect(hourlyYear2022("AE", { asPublished: true })).toMatchObject({ ok: false, code: "no-hourly-data" });
  });

  it("suggests names for a zone it does not know", () => {
    const answer = hourlyYear2022("SE-SE33");
    expect(answer).toMatchObject({ ok: false, code: "unknown-zone" });
    expect(answer.ok ? [] : answer.suggestions).toContain("SE-SE3");
  });

  it("has 123 published records, of which 118 are usable", () => {
    const listed = hourlyZones();
    expect(listed.filter(({ status }) => status === "usable")).toHaveLength(118);
    const published = listed.filter(({ zone }) => hourlyYear2022(zone, { asPublished: true }).ok);
    expect(published).toHaveLength(123);
    expect(published.every(({ status }) => status !== "missing")).toBe(true);
  });

  it("reads a zone in under 10 ms once the index is there", () => {
    seriesOf("FR");
    const times = hourlyZones()
      .filter(({ status }) => status === "usable")
      .map(({ zone }) => {
        const start = performance.now();
        seriesOf(zone);
        return performance.now() - start;
      })
      .sort((a, b) => a - b);
    expect(times[Math.floor(times.length / 2)]).toBeLessThan(10);
  });

  it("keeps the file that ships small", () => {
    expect(readFileSync(new URL("../data/hourly-2022.bin", import.meta.url)).length).toBeLessThan(1_600_000);
  });
});
