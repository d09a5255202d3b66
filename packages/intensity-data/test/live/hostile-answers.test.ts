import {
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  eiaFuelMix,
  electricityMapsLive,
  energyCharts,
  type LiveOptions,
  ukCarbonIntensity,
  wattTime,
} from "../../src/live.ts";
import { answered, at, cacheFolder, optionsFor } from "./live-fixture.ts";
import { loopback, type Reply } from "./loopback-server.ts";

const START = at("2026-11-23T12:00:00Z");
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const window = { startMs: START, endMs: START + HOUR };

const half = (from: string, to: string, grams: unknown = 200) => ({
  from: `2026-11-23T${from}Z`,
  to: `2026-11-23T${to}Z`,
  intensity: { forecast: 100, actual: grams, index: "low" },
});
const britain = { data: [half("12:00", "12:30"), half("12:30", "13:00")] };

async function serve(reply: Reply, more: Partial<LiveOptions> = {}) {
  const server = await loopback(({ url }) => (url.pathname === "/login" ? { body: { token: "t" } } : reply));
  return optionsFor(server.base, () => START, more);
}

describe("an answer for another zone is none", () => {
  const hour = { carbonIntensity: 50, datetime: "2026-11-23T12:00:00.000Z" };
  const fuel = (respondent: string) => ({
    period: "2026-11-23T13",
    respondent,
    fueltype: "NG",
    value: 5,
    "value-units": "megawatthours",
  });
  const marginal = {
    data: Array.from({ length: 12 }, (_, i) => ({
      point_time: new Date(START + i * 300_000).toISOString(),
      value: 900,
    })),
    meta: {
      region: "ERCOT",
      signal_type: "co2_moer",
      units: "lbs_co2_per_mwh",
      data_point_period_seconds: 300,
    },
  };

  it.each([
    ["Electricity Maps", electricityMapsLive, "DE", { zone: "FR", ...hour }],
    ["WattTime", wattTime, "CAISO_NORTH", marginal],
    ["the EIA", eiaFuelMix, "US-CAL-CISO", { response: { total: 1, data: [fuel("ERCO")] } }],
  ])("of %s", async (_name, create, zone, body) => {
    const answer = await create(await serve({ body })).series({ zone, ...window });
    expect(answer).toMatchObject({ ok: false, code: "unreadable-answer" });
    expect(answer.ok ? "" : answer.message).toContain("answered for another zone");
  });
});

describe("a figure that cannot be is none", () => {
  const megawattHours = (value: unknown) => ({
    response: {
      total: 1,
      data: [
        {
          period: "2026-11-23T13",
          respondent: "CISO",
          fueltype: "NG",
          value,
          "value-units": "megawatthours",
        },
      ],
    },
  });
  it.each([
    ["an endless number as text", "9".repeat(400)],
    ["an endless number", 1e300],
    ["more than the country generates", 5e6],
  ])("of the EIA: %s", async (_name, value) => {
    const answer = await eiaFuelMix(await serve({ body: megawattHours(value) })).series({
      zone: "US-CAL-CISO",
      ...window,
    });
    expect(answer).toMatchObject({ ok: false, code: "unreadable-answer" });
  });

  it.each([
    ["an instant that is none", half("25:00", "12:30")],
    ["a slot that ends before it begins", half("12:30", "12:00")],
    ["a slot without length", half("12:00", "12:00")],
    ["a slot of two days", { ...half("12:00", "12:30"), to: "2026-11-25T12:30Z" }],
    ["a negative figure", half("12:00", "12:30", -1)],
    ["a huge figure", half("12:00", "12:30", 1e9)],
    ["NaN as text", half("12:00", "12:30", "NaN")],
  ])("of the Carbon Intensity API: %s", async (_name, slot) => {
    const body = { data: [slot, ...britain.data] };
    const answer = await ukCarbonIntensity(await serve({ body })).series({ zone: "GB", ...window });
    expect(answer).toMatchObject({ ok: false, code: "unreadable-answer" });
  });

  it("of Energy-Charts: times that run backwards", async () => {
    const body = { unix_seconds: [3600, 2700, 1800].map((s) => START / 1000 + s), co2eq: [1, 2, 3] };
    const answer = await energyCharts(await serve({ body })).series({ zone: "DE", ...window });
    expect(answer).toMatchObject({ ok: false, code: "unreadable-answer" });
  });
});

describe("how long an answer holds", () => {
  it.each([
    ["max-age", { "cache-control": `max-age=${"9".repeat(30)}` }, DAY],
    ["expires", { expires: "Fri, 01 Jan 9999 00:00:00 GMT" }, DAY],
    ["an age that is no number", { "cache-control": "max-age=120", age: "soon" }, 120_000],
  ])("is finite and a day at most: %s", async (_name, headers, validMs) => {
    const live = ukCarbonIntensity(await serve({ body: britain, headers }));
    expect(answered(await live.series({ zone: "GB", ...window })).validUntilMs).toBe(START + validMs);
  });

  it("is no longer where Retry-After is a year or more", async () => {
    const options = await serve({ status: 429, headers: { "retry-after": "9".repeat(400) } });
    const answer = await ukCarbonIntensity(options).series({ zone: "GB", ...window });
    expect(answer.ok ? "" : answer.message).toContain("asks to wait 31536000 s");
  });
});

describe("what is kept", () => {
  const setUp = async () => {
    const { folder: parent } = cacheFolder();
    const cacheAt = join(parent, "made");
    const server = await loopback(() => ({ body: britain }));
    const live = ukCarbonIntensity(
      optionsFor(server.base, () => START, { cacheFolder: cacheAt, retry: { timeoutMs: 5_000 } }),
    );
    const ask = () => live.series({ zone: "GB", ...window });
    answered(await ask());
    const [name] = readdirSync(cacheAt);
    return { ask, asked: server.asked, folder: cacheAt, file: join(cacheAt, name!) };
  };

  it("is the user's alone", async () => {
    const { folder, file } = await setUp();
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it.each([
    ["of another question", (kept: Kept) => ({ ...kept, what: "uk-carbon-intensity of another day" })],
    ["that holds for ever", (kept: Kept) => ({ ...kept, validUntilMs: 1e15 })],
    ["with a negative figure", withPoint({ gramsPerKwh: -5 })],
    ["with a slot that ends before it begins", withPoint({ endMs: 0 })],
    ["with an instant of no calendar", withPoint({ startMs: 1e300, endMs: 1e301 })],
  ])("is asked for anew where it is an answer %s", async (_name, spoil) => {
    const { ask, asked, file } = await setUp();
    writeFileSync(file, JSON.stringify(spoil(JSON.parse(readFileSync(file, "utf8")))));
    expect(answered(await ask()).series.gramsPerKwh).toEqual(Float64Array.of(200, 200));
    expect(asked).toHaveLength(2);
  });

  it("follows no planted link, and takes the draft of a killed process away", async () => {
    const { ask, folder, file } = await setUp();
    const aside = join(folder, "..", "aside");
    writeFileSync(file, "spoilt");
    symlinkSync(aside, `${file}.draft`);
    answered(await ask());
    expect(existsSync(aside)).toBe(false);

    const { ask: again, file: other } = await setUp();
    writeFileSync(other, "spoilt");
    writeFileSync(`${other}.draft`, "half of i");
    utimesSync(`${other}.draft`, 1, 1);
    answered(await again());
    expect(JSON.parse(readFileSync(other, "utf8"))).toMatchObject({ version: 1 });
    expect(existsSync(`${other}.draft`)).toBe(false);
  });
});

interface Kept {
  readonly points: readonly object[];
}
function withPoint(change: object) {
  return (kept: Kept) => ({ ...kept, points: [{ ...kept.points[0], ...change }, ...kept.points.slice(1)] });
}

it("ends as a whole, with what was kept, when its attempts would go on", async () => {
  const { folder } = cacheFolder();
  let hangs = false;
  const server = await loopback(() => (hangs ? { fault: "hang" } : { body: britain }));
  const clock = { now: START };
  const retry = { timeoutMs: 5_000, deadlineMs: 300, retries: 2, firstDelayMs: 1, longestDelayMs: 1 };
  const live = ukCarbonIntensity(optionsFor(server.base, () => clock.now, { cacheFolder: folder, retry }));
  answered(await live.series({ zone: "GB", ...window }));
  hangs = true;
  clock.now += HOUR;
  const before = performance.now();
  const stale = answered(await live.series({ zone: "GB", ...window }));
  expect(stale.staleBecause).toContain("no full answer within 0.3 s");
  expect(performance.now() - before).toBeLessThan(1_300);
});
