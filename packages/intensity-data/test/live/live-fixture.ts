import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LiveSeries, Lookup } from "@green-place/contract";
import { onTestFinished } from "vitest";
import type { LiveOptions } from "../../src/live.ts";

export const at = (instant: string): number => Date.parse(instant);

export const SECRETS = {
  ELECTRICITY_MAPS_API_KEY: "em-secret-4711",
  WATTTIME_USER: "wt-user-4712",
  WATTTIME_PASSWORD: "wt-secret-4713",
  EIA_API_KEY: "eia-secret-4714",
};

/** Options for a server of the test's own, with a clock that the test sets and short waits. */
export function optionsFor(baseUrl: string, now: () => number, more: Partial<LiveOptions> = {}): LiveOptions {
  const retry = { timeoutMs: 150, retries: 2, firstDelayMs: 1, longestDelayMs: 1500 };
  return { env: SECRETS, fetch, now, baseUrl, retry, ...more };
}

/** A cache folder that goes with the test, and the text of everything in it. */
export function cacheFolder(): { folder: string; text: () => string } {
  const folder = mkdtempSync(join(tmpdir(), "green-place-live-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return {
    folder,
    text: () =>
      readdirSync(folder)
        .map((file) => readFileSync(join(folder, file), "utf8"))
        .join("\n"),
  };
}

export function answered(answer: Lookup<LiveSeries>): LiveSeries {
  if (!answer.ok) throw new Error(`${answer.code}: ${answer.message ?? answer.query}`);
  return answer.data;
}

/** `[start, g/kWh]` of each slot, starts as UTC minutes. */
export const slotsOf = ({ series }: LiveSeries): [string, number][] =>
  Array.from(series.startsMs, (ms, i) => [new Date(ms).toISOString().slice(0, 16), series.gramsPerKwh[i]!]);
