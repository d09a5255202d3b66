/** A stretch of time in which the job runs. Whole milliseconds since 1970, `startMs < endMs`. */
export interface RunSlot {
  readonly startMs: number;
  readonly endMs: number;
}

/** Adds a stretch at the end, as part of the last one where they touch. */
export function appendRun(runs: RunSlot[], startMs: number, endMs: number): void {
  const last = runs.at(-1);
  if (last?.endMs === startMs) runs[runs.length - 1] = { startMs: last.startMs, endMs };
  else runs.push({ startMs, endMs });
}
