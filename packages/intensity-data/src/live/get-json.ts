import { setTimeout as sleep } from "node:timers/promises";
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

/**
 * Gets JSON: each attempt with a time limit that counts the body too, passing failures tried again with growing, jittered
 * delays, or after the time that the service asks for. Throws `LiveFailure`, or the caller's abort reason.
 */
export async function getJson(request: JsonRequest, options: LiveOptions): Promise<JsonAnswer> {
  const retry = { ...DEFAULT_RETRY, ...options.retry };
  const { signal } = request;
  return pRetry(() => attempt(request, options, retry.timeoutMs), {
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
}

async function attempt(request: JsonRequest, options: LiveOptions, timeoutMs: number): Promise<JsonAnswer> {
  const { service, url, headers, signal } = request;
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await options.fetch(url, {
      headers: { accept: "application/json", ...headers },
      // None of the services redirects, and another host must not be handed the key.
      redirect: "error",
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw failureOf(service, response, options.now());
    }
    return { body: parsed(service, await response.text()), headers: response.headers };
  } catch (error) {
    if (error instanceof LiveFailure) throw error;
    signal?.throwIfAborted();
    if (timeout.aborted) {
      throw new LiveFailure("timeout", `${service} gave no full answer within ${timeoutMs / 1000} s`, true);
    }
    // What fetch says may hold the address, and that may hold a key: it is not passed on.
    throw new LiveFailure("unreachable", `${service} could not be reached, or broke off its answer`, true);
  }
}

function parsed(service: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new LiveFailure("unreadable-answer", `${service} answered with something that is not JSON`, true);
  }
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
