import type { IntensitySeries, RunSlot } from "@green-place/core";

const EIGHTHS = " ▁▂▃▄▅▆▇█";
const ROWS = 4;

/**
 * The window as bars, one column for each equal piece of time: tall is dirty. The line below marks when the job runs.
 * Bars start at 0, so that heights compare as amounts.
 */
export function windowChart(
  series: IntensitySeries,
  window: { readonly startMs: number; readonly endMs: number },
  slots: readonly RunSlot[],
  width: number,
): string[] {
  const pieces = Math.max(
    1,
    Math.min(width, Math.round((window.endMs - window.startMs) / shortestSlot(series))),
  );
  const step = (window.endMs - window.startMs) / pieces;
  const repeat = Math.max(1, Math.floor(width / pieces));
  const means = Array.from({ length: pieces }, (_, i) =>
    meanIn(series, window.startMs + i * step, window.startMs + (i + 1) * step),
  );
  const top = Math.max(...means);
  const lines = Array.from({ length: ROWS }, (_, row) => {
    const floor = ROWS - 1 - row;
    return means.map((mean) => bar(top === 0 ? 0 : (mean / top) * ROWS - floor).repeat(repeat)).join("");
  });
  const runs = means.map((_, i) => {
    const middle = window.startMs + (i + 0.5) * step;
    return (slots.some((slot) => slot.startMs <= middle && middle < slot.endMs) ? "▔" : " ").repeat(repeat);
  });
  return [...lines, runs.join("")].map((line) => line.trimEnd());
}

const bar = (filled: number): string => EIGHTHS[Math.round(Math.min(Math.max(filled, 0), 1) * 8)]!;

function shortestSlot({ startsMs, endMs }: IntensitySeries): number {
  let shortest = Number.POSITIVE_INFINITY;
  for (let i = 1; i <= startsMs.length; i++)
    shortest = Math.min(shortest, (startsMs[i] ?? endMs) - startsMs[i - 1]!);
  return shortest;
}

/** Time-weighted mean of the part of the series inside a stretch of time. */
function meanIn({ startsMs, endMs, gramsPerKwh }: IntensitySeries, fromMs: number, toMs: number): number {
  let sum = 0;
  for (let i = 0; i < startsMs.length; i++) {
    const overlap = Math.min(startsMs[i + 1] ?? endMs, toMs) - Math.max(startsMs[i]!, fromMs);
    if (overlap > 0) sum += gramsPerKwh[i]! * overlap;
  }
  return sum / (toMs - fromMs);
}
