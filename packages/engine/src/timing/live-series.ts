import type { ZoneSeries } from "@green-place/contract";
import { cacheFolder } from "@green-place/tracker/user-folders";
import type { EngineContext } from "../context.ts";
import { DataMissingError } from "../errors/data-missing-error.ts";
import { firstZone, type GridPlace } from "./grid-place.ts";
import { shippedSeries } from "./shipped-series.ts";

/** A live question: which grid, which signal. */
export interface LiveChoice {
  readonly place: GridPlace;
  readonly signal: "average" | "marginal";
  readonly strict: boolean;
}

export interface LiveAnswer {
  readonly zoneSeries: ZoneSeries;
  /** What had to be done without, in sentences. */
  readonly warnings: readonly string[];
}

/**
 * Asks every live source that knows the place's first zone and has its key, in turn, and falls back to the place's typical days, saying so.
 * A live answer has a level of its own, typical days that of the yearly table.
 * With `strict`, and for the marginal signal, there is no falling back: `E_NO_LIVE_DATA`.
 */
export async function liveOrProfile(
  { place, signal, strict }: LiveChoice,
  { startMs, endMs }: { readonly startMs: number; readonly endMs: number },
  context: EngineContext,
): Promise<LiveAnswer> {
  const { liveSources } = await import("@green-place/intensity-data/live");
  const { env, fetch, now } = context;
  const folder = cacheFolder(context);
  const zone = firstZone(place);
  const failures: string[] = [];
  for (const { create } of liveSources) {
    const source = create({ env, fetch, now, cacheFolder: folder });
    if (source.signal.kind !== signal || source.zones()?.includes(zone) === false) continue;
    const answer = await source.series({ zone, startMs, endMs });
    if (answer.ok) {
      const { staleBecause } = answer.data;
      return {
        zoneSeries: answer.data,
        warnings: staleBecause === undefined ? [] : [`Outdated answer of ${source.id}: ${staleBecause}.`],
      };
    }
    failures.push(`${source.id}: ${answer.message ?? answer.query}`);
  }
  const why =
    failures.length > 0
      ? failures.join("; ")
      : `no live source knows ${signal} intensity of the zone "${zone}"`;
  if (strict || signal === "marginal") {
    throw new DataMissingError(
      "E_NO_LIVE_DATA",
      `No live data could be had: ${why}.`,
      "Set a key, wait a while, or leave out --strict or --signal marginal.",
    );
  }
  return {
    zoneSeries: await shippedSeries(place, { startMs, endMs }),
    warnings: [`No live data could be had, so typical days are used: ${why}.`],
  };
}
