import { MILLISECONDS_PER_DAY } from "@green-place/contract";
import { validUntil } from "./answer-validity.ts";
import { getJson, type JsonRequest } from "./get-json.ts";
import { type IntensityPoint, intensityPoint } from "./intensity-point.ts";
import { LiveFailure } from "./live-failure.ts";
import type { LiveOptions } from "./live-options.ts";
import { type KeptPoints, keep, readKept } from "./point-cache.ts";
import { readBody } from "./read-body.ts";
import { rowsOf } from "./rows-of.ts";

export interface PointsRequest {
  readonly service: string;
  /** What is asked for, in words without an access key: the key of the cache. */
  readonly what: string;
  /** How long an answer holds when its headers do not say. */
  readonly validMs: number;
  /** Made when a request is really needed, so that a login is not spent on an answer that is kept. */
  readonly request: () => Promise<Omit<JsonRequest, "service">>;
  /** Throws `LiveFailure` for a body of another shape. */
  readonly read: (body: unknown) => readonly IntensityPoint[];
}

export interface FetchedPoints extends KeptPoints {
  readonly staleBecause?: string;
}

const points = rowsOf(intensityPoint);

/** Whatever a service's own form lets through: no slot without length, no figure that is infinite. */
const checked = ({ service, read }: PointsRequest, body: unknown): readonly IntensityPoint[] =>
  readBody(service, points, read(body));

/** An outdated answer is not handed out when it is older than this. */
const OLDEST_STALE_MS = MILLISECONDS_PER_DAY;

/**
 * Points from the cache while they hold, else from the service; when that fails in passing, what was kept of the last day,
 * marked with the reason (RFC 5861, stale-if-error).
 */
export async function fetchPoints(query: PointsRequest, options: LiveOptions): Promise<FetchedPoints> {
  const { cacheFolder } = options;
  const kept = cacheFolder === undefined ? undefined : await readKept(cacheFolder, query.what);
  const nowMs = options.now();
  if (kept && kept.fetchedAtMs <= nowMs && nowMs < kept.validUntilMs) return kept;
  try {
    const request = await query.request();
    const { body, headers } = await getJson({ service: query.service, ...request }, options);
    const until = validUntil(headers, nowMs, query.validMs);
    const fetched = { fetchedAtMs: nowMs, validUntilMs: until ?? nowMs, points: checked(query, body) };
    if (cacheFolder !== undefined && until !== undefined) {
      // A full or read-only disk costs a request next time, not this answer.
      await keep(cacheFolder, query.what, fetched).catch(() => undefined);
    }
    return fetched;
  } catch (error) {
    const usable = kept && kept.fetchedAtMs <= nowMs && nowMs - kept.fetchedAtMs <= OLDEST_STALE_MS;
    if (usable && error instanceof LiveFailure && error.passing)
      return { ...kept, staleBecause: error.message };
    throw error;
  }
}
