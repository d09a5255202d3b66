import { GreenPlaceError, type IntensitySeries, MILLISECONDS_PER_MINUTE } from "@green-place/contract";
import { percentile } from "../uncertainty/percentile.ts";
import { forecastSlotCosts } from "./forecast-slots.ts";
import { forecastWindows, windowSums } from "./forecast-windows.ts";
import { restartCosts } from "./restart-costs.ts";
import { windowSlots } from "./window-slots.ts";

/** What somebody would have believed the series to be; as many values as the series has slots. */
export interface Forecast {
  readonly name: string;
  readonly gramsPerKwh: Float64Array;
}

export interface BacktestQuery {
  /** What really was: slots of equal length, no gap. A whole year says most. */
  readonly series: IntensitySeries;
  /** Running time and how much longer the job may take; both whole slots. */
  readonly durationMs: number;
  readonly slackMs: number;
  readonly interruptible: boolean;
  /** As in `ScheduleQuery`. Default 0. */
  readonly restartOverheadMs?: number;
  /** Besides perfect knowledge. */
  readonly forecasts?: readonly Forecast[];
}

/** What planning with one forecast would have saved, over all starts. */
export interface BacktestRow {
  /** `perfect`, or the forecast's name. */
  readonly forecast: string;
  /** `100 * (1 - emissions of all starts / emissions of all starts at once)`: what a job a slot, all year, would save in all. */
  readonly meanSavingPercent: number;
  /** Percentiles of the saving of the single starts; below 0 where following the forecast was worse than starting at once. */
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  /** How far the mean saving stays below that of perfect knowledge, in percentage points: the price of the forecast's error. */
  readonly regretPoints: number;
  /** Share of the starts that emitted more than starting at once. */
  readonly worsePercent: number;
}

export interface Backtest {
  /** How many starts were replayed: one at the beginning of each slot that leaves time for the job. */
  readonly starts: number;
  /** g/kWh of starting at once, mean over the starts. */
  readonly meanNow: number;
  /** Perfect knowledge first, then the forecasts in the order given. */
  readonly rows: readonly BacktestRow[];
}

/**
 * Replays a strategy over a real series: at the beginning of each slot a job arrives, is planned with a forecast of the time until
 * `duration + slack` later, runs as planned, and emits what the real intensities make it emit. Near the end of the series the slack is cut short.
 * Starts, windows and pauses lie on slot edges. These are the rules of Sukprasert et al. (2024), "On the Limitations of Carbon-Aware Temporal
 * and Spatial Workload Shifting in the Cloud", arXiv:2306.06502, and reproduce its figures.
 *
 * O(n log n) a forecast, but for pauses with a restart overhead. Throws `E_SERIES_GAP`, or `E_BACKTEST_INPUT` for slots of unequal length,
 * a duration, a slack or a forecast that does not fit them.
 */
export function backtest(query: BacktestQuery): Backtest {
  const { length, slack, overhead, actual } = inSlots(query);
  const sums = windowSums(actual, length);
  const now = sums.map((sum, i) => sum + overhead * actual[i]!);

  const costsWith = (forecast: Float64Array): Float64Array => {
    if (!query.interruptible)
      return Float64Array.from(forecastWindows(forecast, length, slack, overhead), (i) => now[i]!);
    if (overhead > 0) return restartCosts(forecast, actual, length, slack, overhead);
    return forecastSlotCosts(forecast, actual, length, slack);
  };
  const rows: BacktestRow[] = [];
  for (const { name, gramsPerKwh } of [
    { name: "perfect", gramsPerKwh: actual },
    ...(query.forecasts ?? []),
  ]) {
    rows.push(rowOf(name, costsWith(gramsPerKwh), now, rows[0]?.meanSavingPercent));
  }
  return { starts: now.length, meanNow: total(now) / now.length / length, rows };
}

function rowOf(
  forecast: string,
  costs: Float64Array,
  now: Float64Array,
  perfect: number | undefined,
): BacktestRow {
  const savings = costs.map((cost, i) => savingOf(cost, now[i]!)).sort();
  const all = total(now);
  const meanSavingPercent = all === 0 ? 0 : 100 * (1 - total(costs) / all);
  return {
    forecast,
    meanSavingPercent,
    p10: percentile(savings, 0.1),
    p50: percentile(savings, 0.5),
    p90: percentile(savings, 0.9),
    regretPoints: perfect === undefined ? 0 : perfect - meanSavingPercent,
    worsePercent: (100 * savings.filter((saving) => saving < -1e-9).length) / savings.length,
  };
}

/** In per cent. Sums of floats in another order differ by a hair, which is no saving; starts that emit nothing save nothing. */
const savingOf = (cost: number, now: number): number =>
  Math.abs(cost - now) <= 1e-12 * now ? 0 : 100 * (1 - cost / now);

const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);

function inSlots(query: BacktestQuery): {
  length: number;
  slack: number;
  overhead: number;
  actual: Float64Array;
} {
  const { series, durationMs, slackMs, restartOverheadMs = 0, forecasts = [] } = query;
  const { startsMs, endMs } = series;
  const first = startsMs[0];
  if (first === undefined) throw badInput("The series is empty.");
  const actual = windowSlots(series, first, endMs).gramsPerKwh;
  const slotMs = (endMs - first) / startsMs.length;
  if (!startsMs.every((start, i) => start === first + i * slotMs)) {
    throw badInput("The slots of the series are not of equal length.");
  }
  const length = durationMs / slotMs;
  const slack = slackMs / slotMs;
  if (
    !(
      Number.isInteger(length) &&
      length > 0 &&
      Number.isInteger(slack) &&
      slack >= 0 &&
      restartOverheadMs >= 0
    )
  ) {
    throw badInput(
      `A duration of ${durationMs / MILLISECONDS_PER_MINUTE} and a slack of ${slackMs / MILLISECONDS_PER_MINUTE} minutes are not whole slots of ${slotMs / MILLISECONDS_PER_MINUTE} minutes.`,
    );
  }
  if (length > actual.length) throw badInput("The series is shorter than the job.");
  for (const { name, gramsPerKwh } of forecasts) {
    if (gramsPerKwh.length !== actual.length || !gramsPerKwh.every((value) => value >= 0)) {
      throw badInput(
        `The forecast "${name}" does not have one intensity of at least 0 for each slot of the series.`,
      );
    }
  }
  return { length, slack, overhead: restartOverheadMs / slotMs, actual };
}

const badInput = (message: string): GreenPlaceError =>
  new GreenPlaceError(
    "E_BACKTEST_INPUT",
    message,
    "A backtest works in the slots of its series: give a duration and a slack of whole slots.",
  );
