import type { CpuSeconds } from "./cpu-seconds.ts";

/** The share of the run's processes in what a CPU sensor counted. */
export interface ProcessShare {
  /** Joules of the busy share alone. */
  active: number;
  /** Joules with the idle energy shared among the processes that ran. */
  withIdle: number;
  /** CPU seconds and joules of the sensor up to which the share is known; null: nothing yet. */
  upTo: CpuSeconds | null;
  upToJoules: number;
}

export const emptyProcessShare = (): ProcessShare => ({
  active: 0,
  withIdle: 0,
  upTo: null,
  upToJoules: 0,
});

/**
 * Adds the share in what the sensor counted since the last call; `joules` is its count so far.
 *
 *   active    E * process CPU time / CPU time that the machine could have given
 *   withIdle  E * process CPU time / CPU time that was used
 */
export function addProcessShare(share: ProcessShare, joules: number, now: CpuSeconds | null): void {
  if (!now || now.process === null) return;
  const from = share.upTo;
  if (!from || from.process === null) {
    share.upTo = now;
    return;
  }
  const counted = joules - share.upToJoules;
  const capacity = now.capacity - from.capacity;
  if (counted <= 0 || capacity <= 0) return;
  const used = Math.max(0, now.process - from.process);
  // The two clocks tick apart: the process may seem to have used a little more than everybody together.
  const busy = Math.max(now.busy - from.busy, used);
  share.active += counted * Math.min(1, used / capacity);
  share.withIdle += busy > 0 ? counted * (used / busy) : 0;
  share.upTo = now;
  share.upToJoules = joules;
}
