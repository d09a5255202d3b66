import { HOURS_PER_DAY, MILLISECONDS_PER_HOUR, type ZoneSeries } from "@green-place/contract";
import { planSchedule, type SchedulePlan } from "@green-place/core";
import type { EngineContext } from "../context.ts";
import { checkedWindow, type Window } from "./checked-window.ts";
import { fileSeries } from "./file-series.ts";
import { type GridPlace, placeOfRegion, placeOfZone } from "./grid-place.ts";
import type { LiveAnswer } from "./live-series.ts";
import { refuseMarginal, shippedSeries } from "./shipped-series.ts";
import type { TimingRequest } from "./timing-request.ts";

export interface PlanInWindow {
  readonly zoneSeries: ZoneSeries;
  readonly plan: SchedulePlan;
  readonly window: Window;
  /** What had to be done without, in sentences. */
  readonly warnings: readonly string[];
}

/**
 * Finds the intensity of the window that is asked for, and the best time in it.
 * Throws `E_UNKNOWN_ZONE`, `E_UNKNOWN_PLACEMENT`, `E_NO_HOURLY_DATA`, `E_NO_YEARLY_DATA`,
 * `E_NO_LIVE_DATA`, `E_FILE`, `E_OPTIONS`, and what `planSchedule` throws.
 */
export async function planInWindow(request: TimingRequest, context: EngineContext): Promise<PlanInWindow> {
  const asked = windowOf(request, context);
  const { zoneSeries, warnings } = await seriesOf(request, asked, context);
  const window = "intensityFile" in request.place ? windowInFile(request, zoneSeries, asked) : asked;
  const plan = planSchedule({
    series: zoneSeries.series,
    durationMs: milliseconds(request.durationHours),
    earliestMs: window.startMs,
    deadlineMs: window.endMs,
    interruptible: request.interruptible === true,
    ...(request.restartOverheadHours !== undefined && {
      restartOverheadMs: milliseconds(request.restartOverheadHours),
    }),
  });
  return { zoneSeries, plan, window, warnings };
}

async function seriesOf(
  { place, signal, live = false, strict = false, historyYear }: TimingRequest,
  window: Window,
  context: EngineContext,
): Promise<LiveAnswer> {
  if ("intensityFile" in place)
    return { zoneSeries: await fileSeries(place.intensityFile, signal, context), warnings: [] };
  if (!live) refuseMarginal(signal);
  const grid = "zone" in place ? placeOfZone(place.zone) : await placeOfRegion(place.region, context);
  const { zoneSeries, warnings } = live
    ? await (await import("./live-series.ts")).liveOrProfile({ place: grid, signal, strict }, window, context)
    : { zoneSeries: await shippedSeries(grid, window, historyYear), warnings: [] };
  return { zoneSeries, warnings: [...warnings, ...zonesInDoubt(grid, zoneSeries)] };
}

function zonesInDoubt({ zones }: GridPlace, { zone, level }: ZoneSeries): string[] {
  if (zones.length < 2) return [];
  const names = zones.map(({ id }) => id).join(" or ");
  return [
    `Sources disagree on the grid zone (${names}): the hours are those of ${zone}${level ? ", the level spans them all" : ""}.`,
  ];
}

/** From the instant that is named or now, which for the real hours of a past year is the same time in that year. */
function windowOf(
  { atMs, historyYear, withinHours = HOURS_PER_DAY }: TimingRequest,
  context: EngineContext,
): Window {
  let startMs = atMs ?? context.now();
  if (atMs === undefined && historyYear !== undefined) {
    const date = new Date(startMs);
    date.setUTCFullYear(historyYear);
    startMs = date.getTime();
  }
  return checkedWindow(startMs, withinHours);
}

/** A file is planned to its last instant, from now if it covers now, else from its first, unless the request says otherwise. */
function windowInFile({ atMs, withinHours }: TimingRequest, { series }: ZoneSeries, asked: Window): Window {
  const coversNow = series.startsMs[0]! <= asked.startMs && asked.startMs < series.endMs;
  const startMs = atMs === undefined && !coversNow ? series.startsMs[0]! : asked.startMs;
  return withinHours === undefined ? { startMs, endMs: series.endMs } : checkedWindow(startMs, withinHours);
}

const milliseconds = (hours: number): number => Math.round(hours * MILLISECONDS_PER_HOUR);
