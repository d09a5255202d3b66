import {
  GreenPlaceError,
  HOURS_PER_DAY,
  MILLISECONDS_PER_HOUR,
  type ZoneSeries,
} from "@green-place/contract";
import { backtest, type Forecast, noisyForecast } from "@green-place/core";
import { type BacktestSeries, backtestSeries, type TimingPlace } from "@green-place/engine/timing";
import type { Session } from "../configuration/session.ts";
import { exitCode } from "../exit-code.ts";
import { durationOf, placeOf, type WhenOptions } from "../options/timing-options.ts";
import { progressBar } from "../progress-bar.ts";
import { asDocument } from "../render/as-json.ts";
import { significant } from "../render/format-number.ts";
import { levelOfHours, levelText } from "../render/level-of-hours.ts";
import type { BacktestDocument, BacktestLine } from "../schema/backtest-schema.ts";

/** Noise of a forecast as a share of the mean: the errors that Wiesner et al. (2021) replay. */
const NOISE = [0.05, 0.1] as const;

/** `when --backtest`: one zone, or every zone with usable hours when none is named. */
export async function run(options: WhenOptions, session: Session): Promise<number> {
  const within = options.within ?? HOURS_PER_DAY;
  const hours = durationOf(options);
  if (within < hours) {
    throw new GreenPlaceError(
      "E_DEADLINE",
      `The job runs for ${significant(hours)} h, but only ${significant(within)} h are left to run it in.`,
      "Allow more time with --within, or a shorter job.",
    );
  }
  const places = await placesOf(options);
  const progress = await progressBar(`Replaying ${places.length} zones`, places.length, session);
  const lines: BacktestLine[] = [];
  let replayed: ZoneSeries | undefined;
  try {
    for (const place of places) {
      const series = await backtestSeries({ place, signal: options.signal }, session);
      replayed = series.actual;
      lines.push(...linesOf(series, hours, within, options));
      progress.step();
      await new Promise((resolve) => setImmediate(resolve));
    }
  } finally {
    progress.stop();
  }
  session.out(await rendered(lines, replayed!, options, session));
  return exitCode.done;
}

async function placesOf(options: WhenOptions): Promise<readonly TimingPlace[]> {
  if (options.zone !== undefined || options.region !== undefined || options.intensityFile !== undefined)
    return [placeOf(options)];
  const { hourlyZones } = await import("@green-place/intensity-data/hourly");
  return hourlyZones()
    .filter(({ status }) => status === "usable")
    .map(({ zone }) => ({ zone }));
}

function linesOf(
  { zone, actual, typicalDays }: BacktestSeries,
  hours: number,
  within: number,
  options: WhenOptions,
): BacktestLine[] {
  const { series } = actual;
  const forecasts: Forecast[] = typicalDays ? [{ name: "typical days", gramsPerKwh: typicalDays }] : [];
  // A file's noise does not depend on where the file lies.
  const seed = typicalDays ? zone : "";
  for (const share of NOISE) {
    forecasts.push({
      name: `noise ${share * 100} %`,
      gramsPerKwh: noisyForecast(series.gramsPerKwh, share, `${seed} ${share}`),
    });
  }
  const result = backtest({
    series,
    durationMs: milliseconds(hours),
    slackMs: milliseconds(within - hours),
    interruptible: options.interruptible === true,
    ...(options.restartOverhead !== undefined && {
      restartOverheadMs: milliseconds(options.restartOverhead),
    }),
    forecasts,
  });
  return result.rows.map((row) => ({ zone, starts: result.starts, ...row }));
}

const milliseconds = (time: number): number => Math.round(time * MILLISECONDS_PER_HOUR);

async function rendered(
  lines: readonly BacktestLine[],
  replayed: ZoneSeries,
  options: WhenOptions,
  session: Session,
): Promise<string> {
  // All zones are replayed on hours of one kind.
  const hours = levelOfHours(replayed);
  if (options.format === "table") {
    const { backtestText } = await import("../render/backtest-text.ts");
    return backtestText(lines, levelText(hours, replayed.basis), session.columns);
  }
  if (options.format === "json") {
    const query = {
      durationHours: durationOf(options),
      withinHours: options.within ?? HOURS_PER_DAY,
      interruptible: options.interruptible === true,
    };
    return asDocument<BacktestDocument>({ ...query, ...hours, rows: lines });
  }
  return options.format === "csv"
    ? (await import("../render/as-csv.ts")).asCsv(lines)
    : (await import("../render/as-markdown.ts")).asMarkdown(lines);
}
