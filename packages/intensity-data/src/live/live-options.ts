import { MILLISECONDS_PER_MINUTE } from "@green-place/contract";

/** What a live source needs from outside: nothing is taken from the surroundings by itself. */
export interface LiveOptions {
  /** Where keys are read from, by the name that the source documents; pass `process.env` or a part of the config. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly fetch: typeof globalThis.fetch;
  /** The time in milliseconds since 1970. */
  readonly now: () => number;
  /** Where answers are kept between runs; without it nothing is kept. Keys are never written there. */
  readonly cacheFolder?: string;
  /** In place of the service's own address, for a proxy or a test. */
  readonly baseUrl?: string;
  readonly retry?: Partial<RetryPolicy>;
}

/** How long to try. All times in milliseconds. */
export interface RetryPolicy {
  /** For one attempt, the whole body included. */
  readonly timeoutMs: number;
  /** Further attempts after the first. */
  readonly retries: number;
  /** Before the first retry; doubled before each further one, and drawn out by up to as much again at random. */
  readonly firstDelayMs: number;
  /** The longest wait between two attempts; a service that asks for more is not tried again. */
  readonly longestDelayMs: number;
  /** For one answer as a whole: all its requests, attempts and waits. */
  readonly deadlineMs: number;
}

export const DEFAULT_RETRY: RetryPolicy = {
  timeoutMs: 10_000,
  retries: 2,
  firstDelayMs: 500,
  longestDelayMs: 15_000,
  deadlineMs: MILLISECONDS_PER_MINUTE,
};
