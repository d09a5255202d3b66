import type { IntensitySeries } from "@green-place/contract";
import { meanIntensityWithin, type RunSlot } from "@green-place/core";

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
  const edge = (i: number): number => (i === pieces ? window.endMs : window.startMs + i * step);
  const meanBetween = meanIntensityWithin(series, window.startMs, window.endMs);
  const means = Array.from({ length: pieces }, (_, i) => meanBetween(edge(i), edge(i + 1)));
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
