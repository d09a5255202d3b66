import { describe, expect, it } from "vitest";
import { fuelMixIntensity } from "../../src/live/fuel-mix.ts";
import { eiaFuelMix } from "../../src/live.ts";
import { answered, at, optionsFor, slotsOf } from "./live-fixture.ts";
import { loopback } from "./loopback-server.ts";

const row = (period: string, fueltype: string, value: string | number | null) => ({
  period,
  respondent: "CISO",
  "respondent-name": "California Independent System Operator",
  fueltype,
  "type-name": fueltype,
  value,
  "value-units": "megawatthours",
});
const hour = (period: string) => [
  row(period, "NG", "1000"),
  row(period, "SUN", 3000),
  row(period, "BAT", "-500"),
];
const rows = [...hour("2026-11-22T01"), ...hour("2026-11-22T02")];
const bodyOf = (data: unknown[], total: unknown = String(data.length)) => ({
  response: { total, dateFormat: 'YYYY-MM-DD"T"HH24', frequency: "hourly", data },
  request: { command: "/v2/electricity/rto/fuel-type-data/data/", params: { api_key: "eia-secret-4714" } },
  apiVersion: "2.1.10",
});
const window = {
  zone: "US-CAL-CISO",
  startMs: at("2026-11-22T00:00:00Z"),
  endMs: at("2026-11-22T02:00:00Z"),
};
const source = async (body: unknown) => {
  const server = await loopback(() => ({ body }));
  return { live: eiaFuelMix(optionsFor(server.base, () => at("2026-11-23T12:00:00Z"))), asked: server.asked };
};

describe("the EIA's fuel mix", () => {
  it("weighs the IPCC's medians by generation; an hour is named by its end", async () => {
    const { live, asked } = await source(bodyOf(rows));
    const data = answered(await live.series(window));
    // (1000 x 490 + 3000 x 48) / 4000 = 158.5; the battery's charging is no generation.
    expect(slotsOf(data)).toEqual([
      ["2026-11-22T00:00", 158.5],
      ["2026-11-22T01:00", 158.5],
    ]);
    expect(data).toMatchObject({ basis: "history", source: "eia-930-api" });
    const parameters = asked[0]!.url.searchParams;
    expect(parameters.get("facets[respondent][]")).toBe("CISO");
    expect([parameters.get("start"), parameters.get("end")]).toEqual(["2026-11-22T01", "2026-11-22T02"]);
    expect(
      live
        .sources()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(["eia-930-api", "ipcc-ar5-annex-iii", "post-268"]);
  });

  it.each([
    ["a missing hour", [...hour("2026-11-22T01"), ...hour("2026-11-22T03")], "no-data"],
    ["a fuel without a figure", [...rows.slice(0, -1), row("2026-11-22T02", "WND", null)], "no-data"],
    ["much of an unknown fuel", [...rows, row("2026-11-22T02", "OTH", 400)], "no-data"],
    ["a fuel twice with two figures", [...rows, row("2026-11-22T02", "NG", "7")], "gap"],
    ["words for a figure", [row("2026-11-22T02", "NG", "much")], "unreadable-answer"],
    [
      "another unit",
      [{ ...row("2026-11-22T02", "NG", "7"), "value-units": "megawatts" }],
      "unreadable-answer",
    ],
    ["a time of another form", [row("2026-11-22T02-08", "NG", "7")], "unreadable-answer"],
  ])("refuses %s", async (_name, data, code) => {
    const { live } = await source(bodyOf(data));
    expect(await live.series(window)).toMatchObject({ ok: false, code });
  });

  it("does not take a part of the rows for the whole", async () => {
    const { live } = await source(bodyOf(rows, "9000"));
    expect(await live.series(window)).toMatchObject({ ok: false, code: "no-data" });
  });

  it("knows the balancing authorities among the zones, not Alaska, Hawaii or Germany", async () => {
    const { live } = await source(bodyOf(rows));
    const zones = live.zones() ?? [];
    expect(zones).toEqual(expect.arrayContaining(["US-CAL-CISO", "US-NW-BPAT", "US-TEX-ERCO"]));
    for (const zone of ["US", "US-AK", "US-AK-SEAPA", "US-HI", "DE"]) expect(zones).not.toContain(zone);
  });
});

describe("fuelMixIntensity", () => {
  it.each([
    ["coal alone", [["COL", 10]], 820],
    [
      "a little of an unknown fuel",
      [
        ["COL", 95],
        ["OTH", 5],
      ],
      820,
    ],
    [
      "too much of an unknown fuel",
      [
        ["COL", 94],
        ["OTH", 6],
      ],
      undefined,
    ],
    [
      "plants that only draw power",
      [
        ["SUN", -3],
        ["NUC", 10],
      ],
      12,
    ],
    ["nothing", [], undefined],
    [
      "storage alone",
      [
        ["BAT", 10],
        ["PS", 10],
      ],
      undefined,
    ],
  ] as [string, [string, number][], number | undefined][])("%s", (_name, mix, expected) => {
    expect(fuelMixIntensity(mix.map(([fuel, megawattHours]) => ({ fuel, megawattHours })))).toBe(expected);
  });
});
