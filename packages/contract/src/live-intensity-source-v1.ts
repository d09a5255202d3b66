import type { ZoneSeries } from "./hourly-series.ts";
import type { Signal } from "./intensity-source-v1.ts";
import type { Lookup } from "./lookup.ts";
import type { Source } from "./source.ts";

/** A stretch of time in one zone: `startMs` up to `endMs`, milliseconds since 1970 in UTC. */
export interface LiveSeriesQuery {
  readonly zone: string;
  readonly startMs: number;
  readonly endMs: number;
  /** Ends the request early; the answer is then a miss with code `aborted`. */
  readonly signal?: AbortSignal;
}

/** A series that covers the whole query without a gap, and how long it holds. */
export interface LiveSeries extends ZoneSeries {
  /** When the oldest part of it was fetched. */
  readonly fetchedAtMs: number;
  /** Until when it may be used without asking again, as the service says, else as the source documents. */
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
  readonly id: string;
  readonly signal: Signal;
  /** The naming scheme of its zones: `electricity-maps`, `watttime`. */
  readonly zoneScheme: string;
  /** The zones it knows, or undefined where that depends on the user's account. */
  zones(): readonly string[] | undefined;
  series(query: LiveSeriesQuery): Promise<Lookup<LiveSeries>>;
  sources(): readonly Source[];
}
