import { describe, expect, it } from "vitest";
import { energyCharts, ukCarbonIntensity } from "../../src/live.ts";
import { answered, at, optionsFor, slotsOf } from "./live-fixture.ts";
import { loopback } from "./loopback-server.ts";

const NOW = at("2026-11-23T12:20:00Z");

describe("the Carbon Intensity API of Great Britain", () => {
  const slot = (from: string, to: string, forecast: number, actual: number | null) => ({
    from: `2026-11-23T${from}Z`,
    to: `2026-11-23T${to}Z`,
    intensity: { forecast, actual, index: "moderate" },
  });
  const data = [
    slot("11:30", "12:00", 266, 263),
    slot("12:00", "12:30", 260, null),
    slot("12:30", "13:00", 255, null),
  ];
  const source = async (body: unknown) => {
    const server = await loopback(() => ({ body }));
    return {
      live: ukCarbonIntensity({ ...optionsFor(server.base, () => NOW), env: {} }),
      asked: server.asked,
    };
  };
  const window = { zone: "GB", startMs: at("2026-11-23T11:45:00Z"), endMs: at("2026-11-23T13:00:00Z") };

  it("needs no key and takes what was measured before what was forecast", async () => {
    const { live, asked } = await source({ data });
    const series = answered(await live.series(window));
    expect(slotsOf(series)).toEqual([
      ["2026-11-23T11:45", 263],
      ["2026-11-23T12:00", 260],
      ["2026-11-23T12:30", 255],
    ]);
    expect(series.signal.boundary).toBe("direct");
    expect(asked[0]?.url.pathname).toBe("/intensity/2026-11-23T00:00Z/2026-11-24T00:00Z");
  });

  it("knows Great Britain only", async () => {
    const { live } = await source({ data });
    expect(await live.series({ ...window, zone: "IE" })).toMatchObject({ ok: false, code: "unknown-zone" });
  });

  it("refuses a half-hour that is missing and one that overlaps its neighbour", async () => {
    const hole = await source({ data: [data[0], data[2]] });
    expect(await hole.live.series(window)).toMatchObject({ ok: false, code: "gap" });
    const overlap = await source({ data: [slot("11:30", "12:30", 1, 1), ...data.slice(1)] });
    expect(await overlap.live.series(window)).toMatchObject({ ok: false, code: "gap" });
  });

  it.each([
    ["2026-03-29", 46, "clocks go forward"],
    ["2026-10-25", 50, "clocks go back"],
  ])("gives the whole local day of %s, %i half-hours: %s", async (day, expected) => {
    // The service speaks UTC, so the local day begins or ends an hour apart from the UTC day.
    const startMs = expected === 46 ? at(`${day}T00:00:00Z`) : at(`${day}T00:00:00+01:00`);
    const endMs = expected === 46 ? at(`${day}T23:00:00Z`) : at(`${day}T24:00:00Z`);
    const slots = Array.from({ length: 120 }, (_, i) => {
      const from = at(`${day}T00:00:00Z`) - 86_400_000 / 2 + i * 1_800_000;
      const minute = (ms: number) => `${new Date(ms).toISOString().slice(0, 16)}Z`;
      return {
        from: minute(from),
        to: minute(from + 1_800_000),
        intensity: { forecast: i, actual: i, index: "low" },
      };
    });
    const { live } = await source({ data: slots });
    const { series } = answered(await live.series({ zone: "GB", startMs, endMs }));
    expect(series.startsMs).toHaveLength(expected);
    expect(series.gramsPerKwh.every((grams, i) => i === 0 || grams === series.gramsPerKwh[i - 1]! + 1)).toBe(
      true,
    );
  });
});

describe("Energy-Charts", () => {
  const quarter = (i: number) => at("2026-11-23T12:00:00Z") / 1000 + i * 900;
  const body = {
    unix_seconds: [0, 1, 2, 3].map(quarter),
    co2eq: [491.5, 497.4, null, null],
    co2eq_forecast: [null, null, 505, 508],
    deprecated: false,
  };
  const source = async (answer: unknown) => {
    const server = await loopback(() => ({ body: answer }));
    return { live: energyCharts({ ...optionsFor(server.base, () => NOW), env: {} }), asked: server.asked };
  };
  const window = { zone: "DE", startMs: quarter(0) * 1000, endMs: quarter(4) * 1000 };

  it("joins measured and forecast quarter-hours", async () => {
    const { live, asked } = await source(body);
    const series = answered(await live.series(window));
    expect(slotsOf(series).map(([, grams]) => grams)).toEqual([491.5, 497.4, 505, 508]);
    expect(series.basis).toBe("forecast");
    expect(Object.fromEntries(asked[0]!.url.searchParams)).toEqual({
      country: "de",
      start: "2026-11-23T00:00Z",
      end: "2026-11-24T00:00Z",
    });
  });

  it("calls Great Britain by the name that the service has for it", async () => {
    const { live, asked } = await source(body);
    answered(await live.series({ ...window, zone: "GB" }));
    expect(asked[0]?.url.searchParams.get("country")).toBe("uk");
  });

  it("does not stretch a slot over a missing one", async () => {
    const without = (index: number) => (_: unknown, i: number) => i !== index;
    const broken = {
      unix_seconds: body.unix_seconds.filter(without(1)),
      co2eq: body.co2eq.filter(without(1)),
      co2eq_forecast: body.co2eq_forecast.filter(without(1)),
    };
    const { live } = await source(broken);
    expect(await live.series(window)).toMatchObject({ ok: false, code: "gap" });
  });

  it("refuses a quarter-hour without a figure, two that contradict each other, and columns of different lengths", async () => {
    const empty = await source({ ...body, co2eq_forecast: [null, null, null, 508] });
    expect(await empty.live.series(window)).toMatchObject({ ok: false, code: "gap" });
    const twice = await source({
      unix_seconds: [...body.unix_seconds, quarter(3)],
      co2eq: [...body.co2eq, 1],
      co2eq_forecast: [...body.co2eq_forecast, null],
    });
    expect(await twice.live.series(window)).toMatchObject({ ok: false, code: "gap" });
    const uneven = await source({ ...body, co2eq: [1] });
    expect(await uneven.live.series(window)).toMatchObject({ ok: false, code: "unreadable-answer" });
  });
});
