import { describe, expect, it } from "vitest";
import { electricityMapsLive } from "../../src/live.ts";
import { answered, at, optionsFor, slotsOf } from "./live-fixture.ts";
import { type Asked, loopback, type Reply } from "./loopback-server.ts";

const NOW = at("2026-11-23T12:20:00Z");
const hour = (datetime: string, carbonIntensity: number | null) => ({
  zone: "DE",
  carbonIntensity,
  datetime,
  updatedAt: "2026-11-23T12:10:00.000Z",
  createdAt: "2026-11-20T12:10:00.000Z",
  emissionFactorType: "lifecycle",
  isEstimated: false,
  estimationMethod: null,
});
// As the reference of the API shows them.
const latest = {
  ...hour("2026-11-23T12:00:00.000Z", 302),
  isEstimated: true,
  estimationMethod: "TIME_SLICER_AVERAGE",
};
const history = {
  zone: "DE",
  history: [hour("2026-11-23T10:00:00.000Z", 290), hour("2026-11-23T11:00:00.000Z", 295)],
};
const forecast = {
  zone: "DE",
  forecast: [
    { carbonIntensity: 310, datetime: "2026-11-23T12:00:00.000Z" },
    { carbonIntensity: 280, datetime: "2026-11-23T13:00:00.000Z" },
    { carbonIntensity: 250, datetime: "2026-11-23T14:00:00.000Z" },
  ],
  updatedAt: "2026-11-23T12:05:00.000Z",
};

async function source(bodies: Record<string, Reply>) {
  const { base, asked } = await loopback(
    ({ url }: Asked) => bodies[url.pathname.split("/").at(-1)!] ?? { status: 404 },
  );
  return { live: electricityMapsLive(optionsFor(base, () => NOW)), asked };
}
const all = { latest: { body: latest }, history: { body: history }, forecast: { body: forecast } };

describe("Electricity Maps", () => {
  it("joins history, the running hour and the forecast, cut to the window", async () => {
    const { live, asked } = await source(all);
    const window = { zone: "DE", startMs: at("2026-11-23T10:30:00Z"), endMs: at("2026-11-23T14:15:00Z") };
    const data = answered(await live.series(window));
    expect(slotsOf(data)).toEqual([
      ["2026-11-23T10:30", 290],
      ["2026-11-23T11:00", 295],
      ["2026-11-23T12:00", 302],
      ["2026-11-23T13:00", 280],
      ["2026-11-23T14:00", 250],
    ]);
    expect(data.series.endMs).toBe(window.endMs);
    expect(data).toMatchObject({ basis: "forecast", source: "electricity-maps-api", fetchedAtMs: NOW });
    expect(data.validUntilMs).toBe(NOW + 15 * 60_000);
    expect(asked).toHaveLength(3);
    for (const { url, headers } of asked) {
      expect(headers["auth-token"]).toBe("em-secret-4711");
      expect(url.search).not.toContain("em-secret");
      expect(url.searchParams.get("zone")).toBe("DE");
      expect(url.searchParams.get("emissionFactorType")).toBe("lifecycle");
    }
    expect(
      asked.find(({ url }) => url.pathname.endsWith("forecast"))?.url.searchParams.get("horizonHours"),
    ).toBe("6");
  });

  it("asks only for what the window needs, so that a free key is enough for now and before", async () => {
    const { live, asked } = await source({ ...all, forecast: { status: 401 } });
    const data = answered(
      await live.series({
        zone: "DE",
        startMs: at("2026-11-23T11:00:00Z"),
        endMs: at("2026-11-23T13:00:00Z"),
      }),
    );
    expect(data.basis).toBe("history");
    expect(asked.map(({ url }) => url.pathname.split("/").at(-1))).toEqual(["latest", "history"]);
  });

  it("takes the running hour from the forecast while the newest observed hour is an older one", async () => {
    const late = { body: hour("2026-11-23T11:00:00.000Z", 296) };
    const { live } = await source({ ...all, latest: late });
    const window = { zone: "DE", startMs: NOW, endMs: NOW + 600_000 };
    expect(slotsOf(answered(await live.series(window)))).toEqual([["2026-11-23T12:20", 310]]);
  });

  it("reads another offset as the same instant", async () => {
    const shifted = { body: hour("2026-11-23T13:00:00.000+01:00", 302) };
    const { live } = await source({ latest: shifted });
    const data = answered(await live.series({ zone: "DE", startMs: NOW, endMs: NOW + 60_000 }));
    expect(slotsOf(data)).toEqual([["2026-11-23T12:20", 302]]);
  });

  it.each([
    [
      "a missing hour",
      [hour("2026-11-23T09:00:00Z", 1), hour("2026-11-23T11:00:00Z", 2)],
      "gap",
      /2026-11-23T10:00Z to 2026-11-23T11:00Z/,
    ],
    [
      "an hour without a figure",
      [hour("2026-11-23T09:00:00Z", 1), hour("2026-11-23T10:00:00Z", null), hour("2026-11-23T11:00:00Z", 2)],
      "gap",
      /no figure from/,
    ],
    [
      "an hour twice, with two figures",
      [
        hour("2026-11-23T09:00:00Z", 1),
        hour("2026-11-23T10:00:00Z", 1),
        hour("2026-11-23T10:00:00Z", 9),
        hour("2026-11-23T11:00:00Z", 2),
      ],
      "gap",
      /contradict each other/,
    ],
    [
      "a beginning that is too late",
      [hour("2026-11-23T11:00:00Z", 2)],
      "no-data",
      /has only 2026-11-23T11:00Z to/,
    ],
    ["nothing at all", [], "no-data", /has nothing of/],
    [
      "a time without an offset",
      [hour("2026-11-23T09:00:00", 1)],
      "unreadable-answer",
      /at history.0.datetime/,
    ],
    [
      "a negative figure",
      [hour("2026-11-23T09:00:00Z", -4)],
      "unreadable-answer",
      /at history.0.carbonIntensity/,
    ],
  ])("refuses %s", async (_name, hours, code, sentence) => {
    const { live } = await source({ history: { body: { zone: "DE", history: hours } } });
    const answer = await live.series({
      zone: "DE",
      startMs: at("2026-11-23T09:00:00Z"),
      endMs: at("2026-11-23T12:00:00Z"),
    });
    expect(answer).toMatchObject({ ok: false, code });
    expect(answer.ok ? "" : answer.message).toMatch(sentence);
  });

  it("takes an hour that is given twice with one figure once", async () => {
    const twice = [hour("2026-11-23T11:00:00Z", 2), hour("2026-11-23T11:00:00Z", 2)];
    const { live } = await source({ history: { body: { zone: "DE", history: twice } } });
    const window = { zone: "DE", startMs: at("2026-11-23T11:00:00Z"), endMs: at("2026-11-23T12:00:00Z") };
    expect(slotsOf(answered(await live.series(window)))).toEqual([["2026-11-23T11:00", 2]]);
  });

  it("knows its zones without asking anybody", async () => {
    const { live, asked } = await source(all);
    expect(await live.series({ zone: "DEE", startMs: NOW, endMs: NOW + 1 })).toMatchObject({
      ok: false,
      code: "unknown-zone",
      suggestions: expect.arrayContaining(["DE"]),
    });
    expect(asked).toEqual([]);
    expect(live.zones()).toContain("SE-SE3");
    expect(live.sources().map(({ id }) => id)).toEqual(["electricity-maps-api"]);
  });
});
