import { chmodSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from "vitest";
import { liveSources, ukCarbonIntensity } from "../../src/live.ts";
import { answered, at, cacheFolder, optionsFor, SECRETS } from "./live-fixture.ts";
import { loopback, type Reply } from "./loopback-server.ts";

const START = at("2026-11-23T12:00:00Z");
const HOUR = 3_600_000;
const good = {
  data: [0, 1].map((i) => ({
    from: `2026-11-23T12:${i * 30 || "00"}Z`,
    to: i ? "2026-11-23T13:00Z" : "2026-11-23T12:30Z",
    intensity: { forecast: 100 + i, actual: 200 + i, index: "low" },
  })),
};
const window = { zone: "GB", startMs: START, endMs: START + HOUR };

describe("a failure is an answer with a code and a sentence", () => {
  const ask = async (reply: (before: number) => Reply, retry = {}) => {
    const server = await loopback((_asked, before) => reply(before));
    const options = optionsFor(server.base, () => START);
    const answer = await ukCarbonIntensity({
      ...options,
      retry: { ...options.retry, ...retry },
    }).series(window);
    return { answer, asked: server.asked };
  };

  it.each([
    ["401", { status: 401 }, "key-refused", 1],
    ["403", { status: 403 }, "key-refused", 1],
    ["404", { status: 404 }, "no-data", 1],
    ["400", { status: 400 }, "no-data", 1],
    ["418", { status: 418 }, "service-error", 1],
    ["500", { status: 500 }, "service-error", 3],
    ["503", { status: 503 }, "service-error", 3],
    ["429", { status: 429 }, "rate-limited", 3],
    ["a hang", { fault: "hang" }, "timeout", 3],
    ["a hang within the body", { body: good, fault: "hang-body" }, "timeout", 3],
    ["a body that is cut", { body: good, fault: "cut" }, "unreachable", 3],
    ["wrong JSON", { body: "<html>busy</html>" }, "unreadable-answer", 3],
    ["half of the JSON", { body: '{"data": [' }, "unreadable-answer", 3],
    ["other JSON", { body: { error: "no" } }, "unreadable-answer", 1],
    ["null", { body: "null" }, "unreadable-answer", 1],
  ] as [string, Reply, string, number][])(
    "%s: asked as often as it makes sense",
    async (_name, reply, code, times) => {
      const { answer, asked } = await ask(() => reply);
      expect(answer).toMatchObject({ ok: false, code });
      expect(answer.ok ? "" : answer.message).toMatch(/^the Carbon Intensity API .{15,}/);
      expect(asked).toHaveLength(times);
    },
  );

  it("goes on after a passing failure", async () => {
    const { answer, asked } = await ask((before) => (before < 2 ? { status: 502 } : { body: good }));
    expect(answered(answer).series.gramsPerKwh).toEqual(Float64Array.of(200, 201));
    expect(asked).toHaveLength(3);
  });

  it("waits as long as Retry-After says, in seconds", async () => {
    const before = performance.now();
    const limited = { status: 429, headers: { "retry-after": "1" } };
    const { answer, asked } = await ask((n) => (n === 0 ? limited : { body: good }));
    expect(answer.ok).toBe(true);
    expect(asked).toHaveLength(2);
    expect(performance.now() - before).toBeGreaterThanOrEqual(990);
  });

  it("does not wait longer than the policy allows, and says how long it was asked to", async () => {
    const date = new Date(START + 120_000).toUTCString();
    for (const header of ["120", date]) {
      const { answer, asked } = await ask(() => ({ status: 429, headers: { "retry-after": header } }));
      expect(answer.ok ? "" : answer.message).toContain("asks to wait 120 s");
      expect(asked).toHaveLength(1);
    }
  });

  it("says that nobody is there", async () => {
    const options = optionsFor("http://127.0.0.1:1", () => START);
    expect(await ukCarbonIntensity(options).series(window)).toMatchObject({ ok: false, code: "unreachable" });
  });

  it("ends when the caller says so", async () => {
    const server = await loopback(() => ({ fault: "hang" }));
    const signal = AbortSignal.timeout(30);
    const options = optionsFor(server.base, () => START, { retry: { timeoutMs: 5000 } });
    expect(await ukCarbonIntensity(options).series({ ...window, signal })).toMatchObject({
      ok: false,
      code: "aborted",
    });
  });

  it("refuses a window without time in it", async () => {
    const live = ukCarbonIntensity(optionsFor("http://127.0.0.1:1", () => START));
    for (const [startMs, endMs] of [
      [5, 5],
      [6, 5],
      [Number.NaN, 5],
      [0, Number.POSITIVE_INFINITY],
    ] as const) {
      expect(await live.series({ zone: "GB", startMs, endMs })).toMatchObject({
        ok: false,
        code: "empty-window",
      });
    }
  });
});

describe("the cache", () => {
  const setUp = async (reply: (before: number) => Reply) => {
    const { folder } = cacheFolder();
    const server = await loopback((_asked, before) => reply(before));
    const clock = { now: START };
    const live = ukCarbonIntensity(optionsFor(server.base, () => clock.now, { cacheFolder: folder }));
    return { live, clock, folder, asked: server.asked };
  };

  it.each([
    ["nothing", {}, 30 * 60_000],
    ["max-age", { "cache-control": "public, max-age=120" }, 120_000],
    ["max-age and age", { "cache-control": "max-age=120", age: "20" }, 100_000],
    ["expires", { expires: new Date(START + 90_000).toUTCString() }, 90_000],
    ["no-cache", { "cache-control": "no-cache" }, 0],
  ])("holds an answer as long as its headers say: %s", async (_name, headers, validMs) => {
    const { live, clock, asked } = await setUp(() => ({ body: good, headers }));
    expect(answered(await live.series(window)).validUntilMs).toBe(START + validMs);
    clock.now = START + validMs - 1;
    if (validMs > 0) answered(await live.series(window));
    expect(asked).toHaveLength(1);
    clock.now = START + validMs;
    answered(await live.series(window));
    expect(asked).toHaveLength(2);
  });

  it("keeps nothing that must not be stored", async () => {
    const { live, folder } = await setUp(() => ({ body: good, headers: { "cache-control": "no-store" } }));
    answered(await live.series(window));
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    [500, true],
    [429, true],
    [401, false],
    [404, false],
  ])("after HTTP %i: an outdated answer is given, and marked: %s", async (status, given) => {
    const { live, clock } = await setUp((before) => (before === 0 ? { body: good } : { status }));
    answered(await live.series(window));
    clock.now = START + HOUR;
    const answer = await live.series(window);
    expect(answer.ok).toBe(given);
    if (!answer.ok) return;
    expect(answer.data.staleBecause).toContain(status === 500 ? "failed with HTTP 500" : "too many requests");
    expect(answer.data.fetchedAtMs).toBe(START);
    expect(answer.data.validUntilMs).toBeLessThan(clock.now);
  });

  it("does not give an answer of more than a day ago, nor one from the future", async () => {
    const { live, clock } = await setUp((before) => (before === 0 ? { body: good } : { status: 500 }));
    answered(await live.series(window));
    clock.now = START + 24 * HOUR + 1;
    expect(await live.series(window)).toMatchObject({ ok: false, code: "service-error" });
    clock.now = START - HOUR;
    expect(await live.series(window)).toMatchObject({ ok: false, code: "service-error" });
  });

  it("takes a spoilt file for none", async () => {
    const { live, folder, asked } = await setUp(() => ({ body: good }));
    answered(await live.series(window));
    for (const file of readdirSync(folder))
      writeFileSync(join(folder, file), '{"version": 1, "points": "many"}');
    answered(await live.series(window));
    expect(asked).toHaveLength(2);
  });

  it("does without when it cannot write", async () => {
    const { live, folder } = await setUp(() => ({ body: good }));
    chmodSync(folder, 0o500);
    expect((await live.series(window)).ok).toBe(true);
  });
});

describe("keys", () => {
  let printed: MockInstance[];
  beforeEach(() => {
    printed = [process.stdout, process.stderr].map((stream) =>
      vi.spyOn(stream, "write").mockReturnValue(true),
    );
  });
  afterEach(() => vi.restoreAllMocks());

  const zoneOf: Record<string, string> = {
    "electricity-maps-live": "DE",
    watttime: "CAISO_NORTH",
    "energy-charts": "DE",
    "uk-carbon-intensity": "GB",
    "eia-fuel-mix": "US-CAL-CISO",
  };
  const basic = Buffer.from(`${SECRETS.WATTTIME_USER}:${SECRETS.WATTTIME_PASSWORD}`).toString("base64");
  const secrets = [...Object.values(SECRETS), basic, "wt-token-4715"];
  // A service that hands back whatever it was sent, in body and headers.
  const echo = JSON.stringify({ token: "wt-token-4715", error: secrets.join(" ") });

  it.each(liveSources)(
    "of $id stand in no answer, no file and no output, whatever happens",
    async ({ create, id }) => {
      const faults: Reply[] = [
        { status: 401, body: echo },
        { status: 429, body: echo, headers: { "retry-after": "999" } },
        { status: 500, body: echo, headers: { "x-echo": secrets.join(" ") } },
        { body: echo },
        { body: `${echo} cut` },
        { body: echo, fault: "cut" },
        { body: echo, fault: "hang-body" },
        { status: 302, headers: { location: `/elsewhere?api_key=${SECRETS.EIA_API_KEY}` } },
      ];
      for (const fault of faults) {
        const { folder, text } = cacheFolder();
        const server = await loopback(({ url }) =>
          url.pathname === "/login" ? { body: { token: "wt-token-4715" } } : fault,
        );
        const live = create(optionsFor(server.base, () => START, { cacheFolder: folder }));
        const answer = await live.series({ zone: zoneOf[id]!, startMs: START, endMs: START + HOUR });
        expect(answer.ok).toBe(false);
        const seen = [
          JSON.stringify(answer),
          text(),
          ...printed.flatMap((spy) => spy.mock.calls.map(String)),
        ].join("\n");
        for (const secret of secrets) expect(seen).not.toContain(secret);
      }
    },
  );

  it.each(liveSources.filter(({ keys }) => keys.length > 0))(
    "of $id are asked for by name when they are missing",
    async (entry) => {
      const live = entry.create({ ...optionsFor("http://127.0.0.1:1", () => START), env: {} });
      const answer = await live.series({ zone: zoneOf[entry.id]!, startMs: START, endMs: START + HOUR });
      expect(answer).toMatchObject({ ok: false, code: "no-key" });
      for (const key of entry.keys) expect(answer.ok ? "" : answer.message).toContain(key);
    },
  );

  it("are not carried to another place by a redirect", async () => {
    const elsewhere = await loopback(() => ({}));
    const server = await loopback(() => ({ status: 302, headers: { location: `${elsewhere.base}/` } }));
    const live = liveSources[0]!.create(optionsFor(server.base, () => START));
    expect((await live.series({ zone: "DE", startMs: START, endMs: START + HOUR })).ok).toBe(false);
    expect(server.asked.length).toBeGreaterThan(0);
    expect(elsewhere.asked).toEqual([]);
  });

  it("never stand in a cache file when all goes well", async () => {
    const { folder, text } = cacheFolder();
    const server = await loopback(() => ({
      body: {
        response: {
          total: 1,
          data: [
            {
              period: "2026-11-23T13",
              respondent: "CISO",
              fueltype: "NG",
              value: "1",
              "value-units": "megawatthours",
            },
          ],
        },
        request: { params: { api_key: SECRETS.EIA_API_KEY } },
      },
    }));
    const eia = liveSources.find(({ id }) => id === "eia-fuel-mix")!;
    const live = eia.create(optionsFor(server.base, () => START, { cacheFolder: folder }));
    answered(await live.series({ zone: "US-CAL-CISO", startMs: START, endMs: START + HOUR }));
    expect(server.asked[0]?.url.searchParams.get("api_key")).toBe(SECRETS.EIA_API_KEY);
    expect(text()).toContain("eia CISO");
    expect(text()).not.toContain(SECRETS.EIA_API_KEY);
  });
});
