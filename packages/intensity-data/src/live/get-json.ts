import { setTimeout as sleep } from "node:timers/promises";
import { boundedFetch, boundedJson, RequestFailure } from "@green-place/request";
import pRetry from "p-retry";
import { LiveFailure } from "./live-failure.ts";
import { DEFAULT_RETRY, type LiveOptions } from "./live-options.ts";
import { retryAfterMs } from "./retry-after.ts";

export interface JsonRequest {
  /** The service's name as it stands in sentences. */
  readonly service: string;
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

export interface JsonAnswer {
  readonly body: unknown;
  readonly headers: Headers;
}

/** The longest true answer, a year of quarter-hours or 5000 rows of fuels, is a quarter of it in bytes and half of it in values. */
const MOST_BYTES = 4 * 1024 * 1024;
const JSON_LIMITS = { deepest: 8, mostValues: 200_000 };

/**
 * Gets JSON: each attempt with a time limit that counts the body too, and a limit on what the body holds, passing failures tried again with growing, jittered
 * delays, or after the time that the service asks for. Throws `LiveFailure`, or the caller's abort reason.
 */
export async function getJson(request: JsonRequest, options: LiveOptions): Promise<JsonAnswer> {
  const retry = { ...DEFAULT_RETRY, ...options.retry };
  const { service, signal } = request;
  try {
    return await pRetry(() => attempt(request, options, retry.timeoutMs), {
      retries: retry.retries,
      factor: 2,
      minTimeout: retry.firstDelayMs,
      maxTimeout: retry.longestDelayMs,
      randomize: true,
      ...(signal && { signal }),
      shouldRetry: ({ error }) =>
        error instanceof LiveFailure &&
        error.passing &&
        (error.retryAfterMs === undefined || error.retryAfterMs <= retry.longestDelayMs),
      onFailedAttempt: async ({ error, retriesLeft }) => {
        const asked = error instanceof LiveFailure ? error.retryAfterMs : undefined;
        if (retriesLeft > 0 && asked !== undefined && asked <= retry.longestDelayMs)
          await sleep(asked, undefined, { signal });
      },
    });
  } catch (error) {
    // A wait that was ended early has a reason of its own.
    const reason = signal?.aborted ? signal.reason : error;
    throw reason instanceof RequestFailure ? inWords(service, reason) : reason;
  }
}

async function attempt(request: JsonRequest, options: LiveOptions, timeoutMs: number): Promise<JsonAnswer> {
  const { service, url, headers, signal } = request;
  try {
    const response = await boundedFetch(options.fetch, { timeoutMs, mostBytes: MOST_BYTES })(url, {
      headers: { accept: "application/json", ...headers },
      ...(signal && { signal }),
    });
    if (!response.ok) throw failureOf(service, response, options.now());
    const body = boundedJson(new Uint8Array(await response.arrayBuffer()), JSON_LIMITS);
    return { body, headers: response.headers };
  } catch (error) {
    throw error instanceof RequestFailure ? inWords(service, error) : error;
  }
}

/** What is too large or another page by mistake may be right at the next attempt; an address that moved stays where it is. */
function inWords(service: string, { code, message }: RequestFailure): LiveFailure {
  if (code === "timeout") return new LiveFailure("timeout", `${service} gave ${message}`, true);
  if (code === "unreachable")
    return new LiveFailure("unreachable", `${service} could not be reached, or broke off its answer`, true);
  if (code === "redirected")
    return new LiveFailure("service-error", `${service} has moved: ${message}`, false);
  return new LiveFailure(
    "unreadable-answer",
    `${service} answered with something unreadable: ${message}`,
    true,
  );
}

function failureOf(service: string, response: Response, nowMs: number): LiveFailure {
  const { status } = response;
  const wait = retryAfterMs(response.headers.get("retry-after"), nowMs);
  if (status === 401 || status === 403) {
    return new LiveFailure(
      "key-refused",
      `${service} refused the key or its plan does not cover this (HTTP ${status})`,
      false,
    );
  }
  if (status === 404 || status === 400) {
    return new LiveFailure(
      "no-data",
      `${service} has nothing for this zone and time (HTTP ${status})`,
      false,
    );
  }
  if (status === 429) {
    const when = wait === undefined ? "" : `; it asks to wait ${Math.ceil(wait / 1000)} s`;
    return new LiveFailure(
      "rate-limited",
      `${service} had too many requests from this key or address${when}`,
      true,
      wait,
    );
  }
  const passing = status >= 500 || status === 408;
  return new LiveFailure("service-error", `${service} failed with HTTP ${status}`, passing, wait);
}
