/** Timers of Node wait no longer, in ms: what is more rings at once. Nearly 25 d. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Calls `task` at whole multiples of the interval, one call at a time; gives the function that stops it. It does not keep the process alive. */
export function tickEvery(intervalMs: number, nowMs: () => number, task: () => Promise<void>): () => void {
  const begunMs = nowMs();
  let stopped = false;
  let timer: NodeJS.Timeout;
  const waitUntil = (dueMs: number): void => {
    if (stopped) return;
    const leftMs = dueMs - nowMs();
    timer = setTimeout(
      () => {
        if (leftMs > LONGEST_TIMER_MS) return waitUntil(dueMs);
        void task()
          .catch(() => undefined)
          .finally(schedule);
      },
      Math.min(leftMs, LONGEST_TIMER_MS),
    ).unref();
  };
  const schedule = (): void => {
    const sinceMs = nowMs() - begunMs;
    waitUntil(begunMs + sinceMs + intervalMs - (sinceMs % intervalMs));
  };
  schedule();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
