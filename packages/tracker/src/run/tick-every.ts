/** Calls `task` at whole multiples of the interval, one call at a time; gives the function that stops it. It does not keep the process alive. */
export function tickEvery(intervalMs: number, nowMs: () => number, task: () => Promise<void>): () => void {
  const begunMs = nowMs();
  let stopped = false;
  let timer: NodeJS.Timeout;
  const schedule = (): void => {
    if (stopped) return;
    const next = intervalMs - ((nowMs() - begunMs) % intervalMs);
    timer = setTimeout(
      () =>
        void task()
          .catch(() => undefined)
          .finally(schedule),
      next,
    ).unref();
  };
  schedule();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
