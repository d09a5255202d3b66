import {
  known,
  type LiveIntensitySourceV1,
  type LiveSeries,
  type LiveSeriesQuery,
  type Lookup,
  type Signal,
  unknown,
} from "@green-place/contract";
import { nearestNames } from "@green-place/core";
import { withSignal } from "@green-place/request";
import { yearlyTables } from "../yearly/yearly-tables.ts";
import type { FetchedPoints } from "./fetch-points.ts";
import { LiveFailure } from "./live-failure.ts";
import { DEFAULT_RETRY, type LiveOptions } from "./live-options.ts";
import { seriesOfPoints } from "./series-of-points.ts";

export interface LiveSourceParts {
  readonly id: string;
  /** The service's name as it stands in sentences. */
  readonly service: string;
  readonly signal: Signal;
  readonly zoneScheme: string;
  readonly zones: () => readonly string[] | undefined;
  /** Names in `LiveOptions.env`, all of which have to be there. */
  readonly keys: readonly string[];
  /** Rows of the source table; the first is what a series names. */
  readonly sources: readonly [string, ...string[]];
  /** Everything needed for the window, from one request or several. */
  readonly points: (query: LiveSeriesQuery) => Promise<readonly FetchedPoints[]>;
}

/** A live source from its parts: checks of key, zone and window, points into a series, failures into misses. */
export function liveSource(parts: LiveSourceParts, options: LiveOptions): LiveIntensitySourceV1 {
  const { id, service, signal, zoneScheme } = parts;
  return {
    specVersion: 1,
    id,
    signal,
    zoneScheme,
    zones: parts.zones,
    sources: () => yearlyTables().sources.filter((source) => parts.sources.includes(source.id)),
    async series(query): Promise<Lookup<LiveSeries>> {
      const { zone, startMs, endMs } = query;
      if (!(Number.isFinite(startMs) && Number.isFinite(endMs) && startMs < endMs)) {
        return unknown("empty-window", zone, {
          message: `a window from ${startMs} to ${endMs} holds no time`,
        });
      }
      const zones = parts.zones();
      if (zones && !zones.includes(zone))
        return unknown("unknown-zone", zone, { suggestions: nearestNames(zone, zones) });
      const missing = parts.keys.filter((name) => !options.env[name]);
      if (missing.length > 0)
        return unknown("no-key", zone, {
          message: `${service} needs ${missing.join(" and ")} in the environment or the config`,
        });
      try {
        const { deadlineMs } = { ...DEFAULT_RETRY, ...options.retry };
        const fetched = await withSignal(deadlineMs, query.signal, (signal) =>
          parts.points({ ...query, signal }),
        );
        const points = fetched.flatMap((part) => part.points);
        const { series, forecast } = seriesOfPoints(service, points, query);
        const staleBecause = fetched.find((part) => part.staleBecause !== undefined)?.staleBecause;
        return known({
          zone,
          signal,
          series,
          basis: forecast ? "forecast" : "history",
          source: parts.sources[0],
          fetchedAtMs: Math.min(...fetched.map((part) => part.fetchedAtMs)),
          validUntilMs: Math.min(...fetched.map((part) => part.validUntilMs)),
          ...(staleBecause !== undefined && { staleBecause }),
        });
      } catch (error) {
        if (error instanceof LiveFailure) return unknown(error.code, zone, { message: error.message });
        if (query.signal?.aborted)
          return unknown("aborted", zone, { message: `the request to ${service} was ended early` });
        throw error;
      }
    },
  };
}
