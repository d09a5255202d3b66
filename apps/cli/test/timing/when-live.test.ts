import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { testFolder } from "../cli-process.ts";
import { NOW, runMain } from "../run-main.ts";
import { liveServer } from "./live-server.ts";
import { HOUR } from "./series-file.ts";

const iso = (ms: number): string => `${new Date(ms).toISOString().slice(0, 16)}Z`;

/** Great Britain's service as it documents its answers: half hours, here 300 g/kWh but for two clean hours, seven hours from now. */
const greatBritain = {
  data: Array.from({ length: 4 * 48 }, (_, i) => {
    const from = NOW - 12 * HOUR + i * (HOUR / 2);
    const clean = from >= NOW + 7 * HOUR && from < NOW + 9 * HOUR;
    return {
      from: iso(from),
      to: iso(from + HOUR / 2),
      intensity: { forecast: clean ? 60 : 300, actual: from < NOW ? 300 : null, index: "moderate" },
    };
  }),
};

const SERVICE = "https://api.carbonintensity.org.uk/intensity/";
const onlyGreatBritain = ({ href }: URL) =>
  href.startsWith(SERVICE) ? { body: greatBritain } : { status: 404 };

const gb = "when --duration 2h --within 24h --zone GB --live";
const KEYS = {
  ELECTRICITY_MAPS_API_KEY: "em-secret-4711",
  WATTTIME_USER: "wt-user-4712",
  WATTTIME_PASSWORD: "wt-secret-4713",
};

describe("--live", () => {
  test("plans by the service's forecast, in the zone's own clean hours", async () => {
    const { fetch } = await liveServer(onlyGreatBritain);
    const { code, out } = await runMain(`${gb} --format json`, {
      fetch,
      env: { GREEN_PLACE_CACHE: testFolder() },
    });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      zone: "GB",
      now: { meanIntensity: 300 },
      best: { start: new Date(NOW + 7 * HOUR).toISOString(), meanIntensity: 60 },
      savingPercent: 80,
      basis: "forecast",
      level: { from: "live", year: null, gramsPerKwh: null, source: "uk-carbon-intensity-api" },
      shapeYears: [],
      warnings: [],
    });
    const { out: text } = await runMain(gb, { fetch, env: { GREEN_PLACE_CACHE: testFolder() } });
    expect(text).toContain("Level and hours of uk-carbon-intensity-api");
  });

  test("asks once and then keeps the answer while it holds", async () => {
    const { fetch, asked } = await liveServer(onlyGreatBritain);
    const env = { GREEN_PLACE_CACHE: testFolder() };
    const first = await runMain(gb, { fetch, env });
    const second = await runMain(gb, { fetch, env });
    expect(second.out).toBe(first.out);
    expect(asked.filter((address) => address.startsWith(SERVICE))).toHaveLength(1);
  });

  test("falls back to typical days and says so", async () => {
    const { fetch } = await liveServer(() => ({ status: 404 }));
    const env = { GREEN_PLACE_CACHE: testFolder() };
    const { code, out } = await runMain(`${gb} --format json`, { fetch, env });
    expect(code).toBe(0);
    const { basis, warnings, level } = JSON.parse(out) as {
      basis: string;
      warnings: string[];
      level: object;
    };
    expect(basis).toBe("profile");
    expect(level).toMatchObject({ from: "yearly", year: 2025 });
    expect(warnings).toEqual([expect.stringMatching(/typical days are used: .*Carbon Intensity API/)]);
    const { out: text } = await runMain(gb, { fetch, env, columns: 60 });
    expect(text.replace(/\s+/g, " ")).toContain("typical days are used");
    for (const line of text.split("\n")) expect([...line].length).toBeLessThanOrEqual(60);
  });

  test("with --strict a failure is exit 4 and no answer", async () => {
    const { fetch } = await liveServer(() => ({ status: 404 }));
    const { code, out, err } = await runMain(`${gb} --strict`, {
      fetch,
      env: { GREEN_PLACE_CACHE: testFolder() },
    });
    expect([code, out]).toEqual([4, ""]);
    expect(err).toMatch(/No live data could be had: .*HTTP 404/);
  });

  test("a zone that no open service knows says which keys would help", async () => {
    const { fetch, asked } = await liveServer(() => ({}));
    const { code, err } = await runMain("when --duration 2h --zone BR-CS --live --strict", { fetch });
    expect(code).toBe(4);
    expect(err).toMatch(/ELECTRICITY_MAPS_API_KEY/);
    expect(asked).toEqual([]);
  });

  test("marginal needs a marginal service: no falling back to the average", async () => {
    const { fetch } = await liveServer(() => ({}));
    const { code, err } = await runMain("when --duration 2h --zone GB --live --signal marginal", {
      fetch,
    });
    expect(code).toBe(4);
    expect(err).toMatch(/WATTTIME_USER/);
  });

  test("keys reach the services alone: not the output, not the errors, not the cache", async () => {
    const { fetch, asked } = await liveServer(() => ({
      status: 401,
      body: { error: "bad key em-secret-4711" },
    }));
    const cache = testFolder();
    for (const line of [gb, `${gb} --strict --debug`, `${gb} --signal marginal --debug`]) {
      const { out, err } = await runMain(line, { fetch, env: { ...KEYS, GREEN_PLACE_CACHE: cache } });
      for (const secret of Object.values(KEYS)) expect(out + err).not.toContain(secret);
    }
    const kept = readdirSync(cache, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"))
      .join("");
    for (const secret of Object.values(KEYS)) expect(kept).not.toContain(secret);
    expect(asked.join("\n")).toContain("em-secret-4711");
  });
});
