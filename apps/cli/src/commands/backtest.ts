import { backtest, conversions, type Forecast, GreenPlaceError, noisyForecast } from "@green-place/core";
import { exitCode } from "../exit-code.ts";
import { chosenZone } from "../load/chosen-zone.ts";
import { noSeries, seriesForWindow } from "../load/series-for-window.ts";
import type { Session } from "../load/session.ts";
import { milliseconds, type WhenOptions } from "../options/when-options.ts";
import { progressBar } from "../progress-bar.ts";
import type { BacktestLine } from "../render/backtest-text.ts";
import { significant } from "../render/format-number.ts";
import { version } from "../version.ts";

/** Noise of a forecast as a share of the mean: the errors that Wiesner et al. (2021) replay. */
const NOISE = [0.05, 0.1] as const;

/** `when --backtest`: one zone, or every zone with usable hours when none is named. */
export async function run(options: WhenOptions, session: Session): Promise<number> {
  const { hourlyZones } = await import("@green-place/intensity-data/hourly");
  const within = options.within ?? conversions.HOURS_PER_DAY;
  if (within < options.duration) {
    throw new GreenPlaceError(
      "E_DEADLINE",
      `The job runs for ${significant(options.duration)} h, but only ${significant(within)} h are left to run it in.`,
      "Allow more time with --within, or a shorter job.",
    );
  }
  const named =
    options.zone !== undefined || options.region !== undefined || options.intensityFile !== undefined;
  const zones = named
    ? [await chosenZone(options, session)]
    : hourlyZones()
        .filter(({ status }) => status === "usable")
        .map(({ zone }) => zone);
  const progress = await progressBar(`Replaying ${zones.length} zones`, zones.length, session);
  const lines: BacktestLine[] = [];
  for (const zone of zones) {
    lines.push(...(await linesOf(zone, options)));
    progress.step();
    await new Promise((resolve) => setImmediate(resolve));
  }
  progress.stop();
  session.out(await rendered(lines, options, session));
  return exitCode.done;
}

async function linesOf(zone: string, options: WhenOptions): Promise<BacktestLine[]> {
  const file = options.intensityFile;
  const { series } = await seriesForWindow(file === undefined ? { zone, history: 2022 } : { file }, 0, 0);
  const forecasts: Forecast[] = file === undefined ? [await profileForecast(zone, series)] : [];
  for (const share of NOISE) {
    forecasts.push({
      name: `noise ${share * 100} %`,
      gramsPerKwh: noisyForecast(series.gramsPerKwh, share, `${zone} ${share}`),
    });
  }
  const result = backtest({
    series,
    durationMs: milliseconds(options.duration),
    slackMs: milliseconds((options.within ?? conversions.HOURS_PER_DAY) - options.duration),
    interruptible: options.interruptible === true,
    ...(options.restartOverhead !== undefined && {
      restartOverheadMs: milliseconds(options.restartOverhead),
    }),
    forecasts,
  });
  return result.rows.map((row) => ({ zone: file ?? zone, starts: result.starts, ...row }));
}

/** The zone's typical days laid over the year that is replayed. */
async function profileForecast(
  zone: string,
  series: { startsMs: Float64Array; endMs: number },
): Promise<Forecast> {
  const { profileSeries } = await import("@green-place/intensity-data/hourly");
  const found = profileSeries(zone, series.startsMs[0]!, series.endMs);
  if (!found.ok) throw noSeries(found);
  return { name: "typical days", gramsPerKwh: found.data.series.gramsPerKwh };
}

async function rendered(
  lines: readonly BacktestLine[],
  options: WhenOptions,
  session: Session,
): Promise<string> {
  if (options.format === "table")
    return (await import("../render/backtest-text.ts")).backtestText(lines, session.columns);
  if (options.format === "json") {
    const query = {
      durationHours: options.duration,
      withinHours: options.within ?? conversions.HOURS_PER_DAY,
      interruptible: options.interruptible === true,
    };
    const document = { schemaVersion: 1, tool: { name: "green-place", version }, ...query, rows: lines };
    return (await import("../render/as-json.ts")).asJson(document);
  }
  const rows = lines.map((line) => ({ ...line }));
  return options.format === "csv"
    ? (await import("../render/as-csv.ts")).asCsv(rows)
    : (await import("../render/as-markdown.ts")).asMarkdown(rows);
}
