import type { ZoneSeries } from "@green-place/core";
import { ExitError, exitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";
import { cacheFolder } from "./cache-folder.ts";
import { seriesForWindow } from "./series-for-window.ts";

/** A live question: which zone, which hours, which signal. */
export interface LiveChoice {
  readonly zone: string;
  readonly signal: "average" | "marginal";
  readonly strict: boolean;
}

export interface LiveAnswer {
  readonly zoneSeries: ZoneSeries;
  /** What had to be done without, in sentences. */
  readonly warnings: readonly string[];
}

/**
 * Asks every live source that knows the zone and has its key, in turn, and falls back to the zone's typical days, saying so.
 * With `strict` there is no falling back: exit 4.
 */
export async function liveOrProfile(
  { zone, signal, strict }: LiveChoice,
  { startMs, endMs }: { readonly startMs: number; readonly endMs: number },
  terminal: Terminal,
): Promise<LiveAnswer> {
  const { liveSources } = await import("@green-place/intensity-data/live");
  const { env, fetch, now } = terminal;
  const failures: string[] = [];
  for (const { create } of liveSources) {
    const source = create({ env, fetch, now, cacheFolder: cacheFolder(env) });
    if (source.signal.kind !== signal || source.zones()?.includes(zone) === false) continue;
    const answer = await source.series({ zone, startMs, endMs });
    if (answer.ok) {
      const { staleBecause } = answer.data;
      return {
        zoneSeries: answer.data,
        warnings: staleBecause === undefined ? [] : [`Outdated answer of ${source.id}: ${staleBecause}.`],
      };
    }
    failures.push(`${source.id}: ${answer.query}`);
  }
  const why =
    failures.length > 0
      ? failures.join("; ")
      : `no live source knows ${signal} intensity of the zone "${zone}"`;
  if (strict || signal === "marginal") {
    throw new ExitError(
      exitCode.dataMissing,
      "E_NO_LIVE_DATA",
      `No live data could be had: ${why}.`,
      "Set a key, wait a while, or leave out --strict or --signal marginal.",
    );
  }
  return {
    zoneSeries: await seriesForWindow({ zone }, startMs, endMs),
    warnings: [`No live data could be had, so typical days are used: ${why}.`],
  };
}
