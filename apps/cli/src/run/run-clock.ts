import { setTimeout as wait } from "node:timers/promises";

/** Time, as a parameter, so that tests may run a day in a second. */
export interface RunClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Waits so long, or a while less; ends at once, without an error, when `signal` is aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** Long sleeps are cut up: a timer counts the time the machine is awake, and would ring late after a suspend. */
const LONGEST_SLEEP_MS = 15_000;

export const systemClock: RunClock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    wait(Math.min(Math.max(ms, 0), LONGEST_SLEEP_MS), undefined, { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    }),
};
