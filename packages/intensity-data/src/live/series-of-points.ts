import type { IntensitySeries } from "@green-place/contract";
import type { IntensityPoint } from "./intensity-point.ts";
import { LiveFailure } from "./live-failure.ts";

const at = (ms: number): string => new Date(ms).toISOString().replace(/:00\.000Z$/, "Z");

export interface WindowedSeries {
  readonly series: IntensitySeries;
  readonly forecast: boolean;
}

/**
 * The slots of a window, cut to it, in order and without a gap; points may come in any order and reach beyond.
 * The same slot twice with one figure is taken once. Throws `LiveFailure`: `gap` where a slot is missing or two contradict each
 * other, `no-data` where the points begin after the window does or end before.
 */
export function seriesOfPoints(
  service: string,
  points: readonly IntensityPoint[],
  window: { readonly startMs: number; readonly endMs: number },
): WindowedSeries {
  const { startMs, endMs } = window;
  const inside = points
    .filter((point) => point.endMs > startMs && point.startMs < endMs)
    .sort((a, b) => a.startMs - b.startMs);
  const slots: IntensityPoint[] = [];
  for (const point of inside) {
    const before = slots.at(-1);
    if (before === undefined || point.startMs === before.endMs) slots.push(point);
    else if (point.startMs > before.endMs)
      throw gap(service, `no figure from ${at(before.endMs)} to ${at(point.startMs)}`);
    else if (!same(point, before))
      throw gap(service, `two figures for ${at(point.startMs)} that contradict each other`);
  }
  const first = slots[0];
  const last = slots.at(-1);
  if (!first || !last || first.startMs > startMs || last.endMs < endMs) {
    const has = first && last ? `only ${at(first.startMs)} to ${at(last.endMs)}` : "nothing";
    throw new LiveFailure("no-data", `${service} has ${has} of ${at(startMs)} to ${at(endMs)}`, false);
  }
  return {
    series: {
      startsMs: Float64Array.from(slots, (slot) => Math.max(slot.startMs, startMs)),
      endMs,
      gramsPerKwh: Float64Array.from(slots, (slot) => slot.gramsPerKwh),
    },
    forecast: slots.some((slot) => slot.forecast),
  };
}

const gap = (service: string, what: string): LiveFailure =>
  new LiveFailure("gap", `${service} has ${what}`, false);

const same = (a: IntensityPoint, b: IntensityPoint): boolean =>
  a.startMs === b.startMs && a.endMs === b.endMs && a.gramsPerKwh === b.gramsPerKwh;
