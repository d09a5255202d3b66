import type { ZoneSeries } from "./hourly-series.ts";
import type { Signal } from "./intensity-source-v1.ts";
import type { Lookup } from "./lookup.ts";
import type { Source } from "./source.ts";

/** A stretch of time in one zone: `startMs` up to `endMs`, milliseconds since 1970 in UTC. */
export interface LiveSeriesQuery {
  /** Id of a zone in the source's own scheme. */
  readonly zone: string;
  readonly startMs: number;
  /** After `startMs`. */
  readonly endMs: number;
  /** Ends the request early; the answer is then a miss with code `aborted`. */
  readonly signal?: AbortSignal;
}

/** A series that covers the whole query without a gap, and how long it holds. */
export interface LiveSeries extends ZoneSeries {
  /** When the oldest part of it was fetched, milliseconds since 1970. */
  readonly fetchedAtMs: number;
  /** Until when (milliseconds since 1970) it may be used without asking again, as the service says, else as the source documents. */
  readonly validUntilMs: number;
  /** Why an outdated answer is given; absent when it is not outdated. To be shown. */
  readonly staleBecause?: string;
}

/**
 * Grid carbon intensity from a service on the network. One source answers with one signal only.
 * A failure is an answer too: a miss whose `message` is a clause to show, with the code
 * `no-key`, `key-refused`, `rate-limited`, `timeout`, `unreachable`, `service-error`, `unreadable-answer`, `gap`, `no-data`,
 * `unknown-zone`, `empty-window` or `aborted`. Nothing is interpolated, and no key ever stands in an answer.
 */
export interface LiveIntensitySourceV1 {
  readonly specVersion: 1;
  /** Lower case, digits and dashes: `energy-charts`. */
  readonly id: string;
  readonly signal: Signal;
  /** The naming scheme of its zones: `electricity-maps`, `watttime`. */
  readonly zoneScheme: string;
  /** The zones it knows, or undefined where that depends on the user's account. */
  zones(): readonly string[] | undefined;
  /** The hours that were asked for, or a miss. Rejects only on a fault of its own code. */
  series(query: LiveSeriesQuery): Promise<Lookup<LiveSeries>>;
  /** Every source that a series names. */
  sources(): readonly Source[];
}
