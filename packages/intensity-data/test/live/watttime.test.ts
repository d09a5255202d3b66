import { describe, expect, it } from "vitest";
import { wattTime } from "../../src/live.ts";
import { answered, at, cacheFolder, optionsFor, slotsOf } from "./live-fixture.ts";
import { loopback, type Reply } from "./loopback-server.ts";

const NOW = at("2026-11-23T12:02:00Z");
const meta = {
  region: "CAISO_NORTH",
  warnings: [],
  signal_type: "co2_moer",
  model: { date: "2026-03-01" },
  data_point_period_seconds: 300,
  units: "lbs_co2_per_mwh",
};
const point = (time: string, value: number) => ({
  point_time: `2026-11-23T${time}:00+00:00`,
  value,
  version: "3.2",
});
const forecast = {
  data: [point("12:00", 900), point("12:05", 1000), point("12:10", 870.5)],
  meta: { ...meta, generated_at_period_seconds: 300, generated_at: "2026-11-23T12:00:00+00:00" },
};
const historical = { data: [point("11:50", 800), point("11:55", 810)], meta };

async function source(bodies: Record<string, Reply>, folder?: string, clock = () => NOW) {
  const replies: Record<string, Reply> = { login: { body: { token: "wt-token-4715" } }, ...bodies };
  const server = await loopback(({ url }) => replies[url.pathname.split("/").at(-1)!] ?? { status: 404 });
  const options = optionsFor(server.base, clock, folder === undefined ? {} : { cacheFolder: folder });
  return { live: wattTime(options), asked: server.asked };
}
const ahead = { zone: "CAISO_NORTH", startMs: NOW, endMs: at("2026-11-23T12:15:00Z") };

describe("WattTime", () => {
  it("logs in, and turns pounds a megawatt-hour into grams a kilowatt-hour", async () => {
    const { live, asked } = await source({ forecast: { body: forecast } });
    const data = answered(await live.series(ahead));
    // 1 lb = 453.59237 g, so 1000 lb/MWh are 453.59237 g/kWh.
    const slots = slotsOf(data);
    expect(slots.map(([start]) => start.slice(11))).toEqual(["12:02", "12:05", "12:10"]);
    expect(slots[1]![1]).toBeCloseTo(453.59237, 9);
    expect(slots[2]![1]).toBeCloseTo(394.852158085, 9);
    expect(data).toMatchObject({ basis: "forecast", signal: { kind: "marginal", boundary: "direct" } });
    expect(data.validUntilMs).toBe(NOW + 300_000);
    const [login, request] = asked;
    expect(login?.headers.authorization).toBe(
      `Basic ${Buffer.from("wt-user-4712:wt-secret-4713").toString("base64")}`,
    );
    expect(request?.headers.authorization).toBe("Bearer wt-token-4715");
    expect(Object.fromEntries(request!.url.searchParams)).toEqual({
      region: "CAISO_NORTH",
      signal_type: "co2_moer",
      horizon_hours: "1",
    });
  });

  it("joins what was observed to what is forecast", async () => {
    const { live } = await source({ forecast: { body: forecast }, historical: { body: historical } });
    const data = answered(await live.series({ ...ahead, startMs: at("2026-11-23T11:50:00Z") }));
    expect(slotsOf(data).map(([start]) => start.slice(11))).toEqual([
      "11:50",
      "11:55",
      "12:00",
      "12:05",
      "12:10",
    ]);
  });

  it("neither logs in nor asks while an answer holds", async () => {
    const { folder, text } = cacheFolder();
    const later = { ...ahead, startMs: at("2026-11-23T12:05:00Z") };
    let now = NOW;
    const { live, asked } = await source({ forecast: { body: forecast } }, folder, () => now);
    answered(await live.series(later));
    now += 60_000;
    expect(answered(await live.series(later)).fetchedAtMs).toBe(NOW);
    expect(asked).toHaveLength(2);
    now = NOW + 300_000;
    answered(await live.series(later));
    expect(asked).toHaveLength(4);
    expect(text()).toContain("CAISO_NORTH");
    expect(text()).not.toMatch(/wt-(user|secret|token)/);
  });

  it.each([
    ["another unit", { ...forecast, meta: { ...forecast.meta, units: "kg_co2_per_mwh" } }, /at meta.units/],
    [
      "another signal",
      { ...forecast, meta: { ...forecast.meta, signal_type: "health_damage" } },
      /at meta.signal_type/,
    ],
    ["a negative rate", { ...forecast, data: [point("12:00", -1)] }, /at data.0.value/],
    ["no meta", { data: forecast.data }, /at meta/],
  ])("refuses %s", async (_name, body, sentence) => {
    const { live } = await source({ forecast: { body } });
    const answer = await live.series(ahead);
    expect(answer).toMatchObject({ ok: false, code: "unreadable-answer" });
    expect(answer.ok ? "" : answer.message).toMatch(sentence);
  });

  it("says that the login was refused", async () => {
    const { live } = await source({ login: { status: 401, body: { error: "wt-secret-4713 is wrong" } } });
    const answer = await live.series(ahead);
    expect(answer).toMatchObject({ ok: false, code: "key-refused" });
    expect(JSON.stringify(answer)).not.toContain("4713");
  });
});
