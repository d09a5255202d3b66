import {
  conversions,
  GreenPlaceError,
  planSchedule,
  type SchedulePlan,
  type ZoneSeries,
} from "@green-place/core";
import { milliseconds, type TimingOptions } from "../options/when-options.ts";
import { chosenZone } from "./chosen-zone.ts";
import type { LiveAnswer } from "./live-series.ts";
import { seriesForWindow } from "./series-for-window.ts";
import type { Session } from "./session.ts";

export interface Window {
  readonly startMs: number;
  readonly endMs: number;
}

export interface PlanInWindow {
  readonly zoneSeries: ZoneSeries;
  readonly plan: SchedulePlan;
  readonly window: Window;
  /** What had to be done without, in sentences. */
  readonly warnings: readonly string[];
}

/** Finds the intensity of the window that the options describe, and the best time in it. */
export async function planInWindow(options: TimingOptions, session: Session): Promise<PlanInWindow> {
  const asked = windowOf(options, session);
  const { zoneSeries, warnings } = await seriesOf(options, asked, session);
  const window = options.intensityFile === undefined ? asked : windowInFile(options, zoneSeries, asked);
  const plan = planSchedule({
    series: zoneSeries.series,
    durationMs: milliseconds(options.duration),
    earliestMs: window.startMs,
    deadlineMs: window.endMs,
    interruptible: options.interruptible === true,
    ...(options.restartOverhead !== undefined && {
      restartOverheadMs: milliseconds(options.restartOverhead),
    }),
  });
  return { zoneSeries, plan, window, warnings };
}

async function seriesOf(options: TimingOptions, window: Window, session: Session): Promise<LiveAnswer> {
  const choice = {
    ...(options.intensityFile !== undefined && { file: options.intensityFile }),
    ...(options.history !== undefined && { history: options.history }),
    zone: await chosenZone(options, session),
  };
  if (options.signal === "marginal" && options.data !== "live") {
    throw new GreenPlaceError(
      "E_OPTIONS",
      "Hourly data of the marginal signal is not shipped.",
      "Add --data live, with a key of a service that forecasts it.",
    );
  }
  if (options.data === "live") {
    const { liveOrProfile } = await import("./live-series.ts");
    return liveOrProfile(
      { zone: choice.zone, signal: options.signal, strict: options.strict === true },
      window,
      session,
    );
  }
  const zoneSeries = await seriesForWindow(choice, window.startMs, window.endMs);
  return { zoneSeries, warnings: [] };
}

/** From `--at` or now, which for the real hours of a past year is the same time in that year. */
function windowOf(options: TimingOptions, session: Session): Window {
  let startMs = options.at ?? session.now();
  if (options.at === undefined && options.history !== undefined) {
    const date = new Date(startMs);
    date.setUTCFullYear(options.history);
    startMs = date.getTime();
  }
  return { startMs, endMs: startMs + milliseconds(options.within ?? conversions.HOURS_PER_DAY) };
}

/** A file is planned to its last instant, from now if it covers now, else from its first, unless the options say otherwise. */
function windowInFile(options: TimingOptions, { series }: ZoneSeries, asked: Window): Window {
  const coversNow = series.startsMs[0]! <= asked.startMs && asked.startMs < series.endMs;
  const startMs = options.at === undefined && !coversNow ? series.startsMs[0]! : asked.startMs;
  return {
    startMs,
    endMs: options.within === undefined ? series.endMs : startMs + milliseconds(options.within),
  };
}
