import { describe, expect, it } from "vitest";
import { hourlyProfile, hourlyZones, profileSeries } from "../src/hourly.ts";

const profileOf = (zone: string) => {
  const answer = hourlyProfile(zone);
  if (!answer.ok) throw new Error(answer.message ?? answer.query);
  return answer.data;
};
const seriesOf = (zone: string, start: string, end: string) => {
  const answer = profileSeries(zone, Date.parse(start), Date.parse(end));
  if (!answer.ok) throw new Error(answer.message ?? answer.query);
  return answer.data;
};

describe("hourlyProfile", () => {
  // Taken from the published records with Python, NumPy's percentile definition: zone, month from 1, UTC hour, mean, p10, p90.
  it.each([
    ["FR", "weekday", 1, 18, 111.6848, 89.07, 128.16],
    ["FR", "weekend", 7, 3, 105.632, 80.246, 132.294],
    ["NO-NO1", "weekday", 12, 23, 37.6536, 24.975, 58.487],
    ["DE", "weekday", 6, 12, 296.2195, 174.54, 416.46],
    ["DE", "weekend", 6, 12, 211.0779, 137.794, 324.961],
    ["US-TEX-ERCO", "weekday", 8, 20, 446.8514, 399.253, 496.79],
  ] as const)("%s, %s of month %i at %i h", (zone, day, month, hour, mean, p10, p90) => {
    const at = (month - 1) * 24 + hour;
    const days = profileOf(zone)[day];
    // Steps of 0.01 g/kWh.
    expect(Math.abs(days.mean[at]! - mean)).toBeLessThan(0.0051);
    expect(Math.abs(days.p10[at]! - p10)).toBeLessThan(0.0051);
    expect(Math.abs(days.p90[at]! - p90)).toBeLessThan(0.0051);
  });

  it("says which years it sums up and their mean", () => {
    expect(profileOf("DE")).toMatchObject({ years: [2021, 2022, 2023, 2024], meanGramsPerKwh: 403.2 });
    expect(profileOf("US-TEX-ERCO").meanGramsPerKwh).toBe(391.34);
    expect(profileOf("FR")).toMatchObject({ years: [2022], meanGramsPerKwh: 99.45 });
  });

  it("has 288 values of each kind for every usable zone, percentiles in order", () => {
    for (const { zone, status } of hourlyZones()) {
      if (status !== "usable") {
        expect(hourlyProfile(zone).ok).toBe(false);
        continue;
      }
      const { weekday, weekend } = profileOf(zone);
      for (const { mean, p10, p90 } of [weekday, weekend]) {
        expect([mean.length, p10.length, p90.length]).toEqual([288, 288, 288]);
        expect(p10.every((low, at) => 0 < low && low <= p90[at]!)).toBe(true);
      }
    }
  });

  it("refuses a flat, an unreliable and a missing series", () => {
    expect(hourlyProfile("HK")).toMatchObject({ ok: false, code: "flat-series" });
    expect(profileSeries("KR", 0, 1)).toMatchObject({ ok: false, code: "unreliable-series" });
    expect(profileSeries("AE", 0, 1)).toMatchObject({ ok: false, code: "no-hourly-data" });
  });
});

describe("profileSeries", () => {
  it("begins and ends where it is asked to and steps on the UTC hour", () => {
    const { series, basis } = seriesOf("DE", "2026-11-20T21:30:00Z", "2026-11-21T00:15:00Z");
    expect(Array.from(series.startsMs, (ms) => new Date(ms).toISOString().slice(5, 16))).toEqual([
      "11-20T21:30",
      "11-20T22:00",
      "11-20T23:00",
      "11-21T00:00",
    ]);
    expect(series.endMs).toBe(Date.parse("2026-11-21T00:15:00Z"));
    expect(basis).toBe("profile");
  });

  it("goes from Friday's weekday to Saturday's weekend at midnight UTC", () => {
    const { weekday, weekend } = profileOf("DE");
    const { gramsPerKwh } = seriesOf("DE", "2026-11-20T23:00:00Z", "2026-11-21T01:00:00Z").series;
    expect([...gramsPerKwh]).toEqual([weekday.mean[10 * 24 + 23], weekend.mean[10 * 24]]);
  });

  it("knows the 29th of February: a Thursday in 2024 that belongs to February", () => {
    const { gramsPerKwh } = seriesOf("DE", "2024-02-29T00:00:00Z", "2024-03-01T01:00:00Z").series;
    const { weekday } = profileOf("DE");
    expect([...gramsPerKwh]).toEqual([...weekday.mean.subarray(24, 48), weekday.mean[48]]);
    expect(seriesOf("DE", "2024-01-01T00:00:00Z", "2025-01-01T00:00:00Z").series.startsMs).toHaveLength(8784);
  });

  it("has 24 slots on the days on which clocks change", () => {
    for (const day of ["2026-03-29", "2026-10-25"]) {
      const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString();
      expect(seriesOf("DE", `${day}T00:00:00Z`, next).series.startsMs).toHaveLength(24);
    }
  });

  it.each([
    [5, 5],
    [6, 5],
    [Number.NaN, 5],
    [0, Number.POSITIVE_INFINITY],
  ])("refuses a window from %d to %d", (start, end) => {
    expect(profileSeries("DE", start, end)).toMatchObject({ ok: false, code: "empty-window" });
  });
});
