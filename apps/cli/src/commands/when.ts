import { conversions, GreenPlaceError, parseInstant, planSchedule, type Schedule } from "@green-place/core";
import { Command, InvalidArgumentError, Option } from "commander";
import { createColors } from "picocolors";
import { exitCode } from "../exit-code.ts";
import { chosenZone } from "../load/chosen-zone.ts";
import { seriesForWindow } from "../load/series-for-window.ts";
import type { Session } from "../load/session.ts";
import { type Format, formatOption } from "../options/format-option.ts";
import { durationInHours } from "../options/parse-duration.ts";
import { milliseconds, type WhenOptions } from "../options/when-options.ts";
import type { WhenAnswer } from "../render/when-text.ts";
import { version } from "../version.ts";

export function command(session: Session): Command {
  return new Command()
    .description("Chooses the hours in which a job emits least, and says what waiting is worth.")
    .requiredOption("--duration <time>", "how long the job runs: 90m, 6h, 2d", durationInHours)
    .option(
      "--within <time>",
      "from now until it has to be done: 24h, 7d",
      durationInHours,
      conversions.HOURS_PER_DAY,
    )
    .addOption(new Option("--zone <zone>", "grid zone, such as DE").conflicts(["region", "intensityFile"]))
    .addOption(
      new Option("--region <region>", "cloud region, such as gcp:europe-west4").conflicts([
        "zone",
        "intensityFile",
      ]),
    )
    .addOption(
      new Option("--intensity-file <csv>", "your own series: start,g_per_kwh").conflicts(["zone", "region"]),
    )
    .option("--interruptible", "the job may pause and resume")
    .option("--restart-overhead <time>", "what each start costs on top, as running time", durationInHours)
    .option("--at <instant>", "plan as if it were then (2022-06-01T00:00Z)", instant)
    .addOption(
      new Option("--history <year>", "plan with the real hours of that year")
        .argParser(historyYear)
        .conflicts(["profile", "data"]),
    )
    .addOption(new Option("--profile", "plan with the zone's typical days (the default)").conflicts(["data"]))
    .addOption(new Option("--data <source>", "ask live sources, fall back to typical days").choices(["live"]))
    .addOption(
      new Option("--signal <kind>", "which intensity, with --data live")
        .choices(["average", "marginal"])
        .default("average"),
    )
    .option(
      "--backtest",
      "replay every start hour of 2022: what would planning have saved, with which forecast",
    )
    .addOption(formatOption())
    .option("--strict", "exit 4 when live data cannot be had")
    .addHelpText(
      "after",
      "\nExample:\n  green-place when --duration 6h --within 24h --zone DE --interruptible",
    )
    .action(async (options: WhenOptions, self: Command & { exitCode?: number }) => {
      self.exitCode = options.backtest
        ? await (await import("./backtest.ts")).run(options, session)
        : await run(options, session);
    });
}

async function run(options: WhenOptions, session: Session): Promise<number> {
  const window = windowOf(options, session);
  const { zoneSeries, warnings } = await seriesOf(options, window, session);
  const { series } = zoneSeries;
  const earliest =
    options.intensityFile !== undefined && options.at === undefined ? series.startsMs[0]! : window.startMs;
  const deadline = earliest + window.endMs - window.startMs;
  const plan = planSchedule({
    series,
    durationMs: milliseconds(options.duration),
    earliestMs: earliest,
    deadlineMs: Math.min(deadline, options.intensityFile === undefined ? deadline : series.endMs),
    interruptible: options.interruptible === true,
    ...(options.restartOverhead !== undefined && {
      restartOverheadMs: milliseconds(options.restartOverhead),
    }),
  });
  const answer: WhenAnswer = {
    zone: zoneSeries.zone,
    now: instantsOf(plan.now),
    best: {
      ...instantsOf(plan.best),
      slots: plan.best.slots.map(({ startMs, endMs }) => ({ start: iso(startMs), end: iso(endMs) })),
    },
    savingPercent: plan.savingPercent,
    worthWaiting: plan.worthWaiting,
    basis: zoneSeries.basis,
    method: plan.method,
    warnings,
  };
  const shown = {
    series,
    best: plan.best,
    window: { startMs: earliest, endMs: Math.min(deadline, series.endMs) },
  };
  session.out(await rendered(answer, shown, options.format, session));
  return exitCode.done;
}

async function rendered(
  answer: WhenAnswer,
  shown: Parameters<typeof import("../render/when-text.ts").whenText>[1],
  format: Format,
  session: Session,
): Promise<string> {
  if (format === "table") {
    return (await import("../render/when-text.ts")).whenText(
      answer,
      shown,
      session.columns,
      createColors(session.colour),
    );
  }
  if (format === "json") {
    return (await import("../render/as-json.ts")).asJson({
      schemaVersion: 1,
      tool: { name: "green-place", version },
      ...answer,
    });
  }
  const { flatten } = await import("../render/flat-rows.ts");
  const { slots, ...best } = answer.best;
  const row = flatten({ ...answer, best, slots: slots.map((slot) => `${slot.start}/${slot.end}`) });
  return format === "csv"
    ? (await import("../render/as-csv.ts")).asCsv([row])
    : (await import("../render/as-markdown.ts")).asMarkdown([row]);
}

async function seriesOf(
  options: WhenOptions,
  window: { readonly startMs: number; readonly endMs: number },
  session: Session,
): ReturnType<typeof import("../load/live-series.ts").liveOrProfile> {
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
    const { liveOrProfile } = await import("../load/live-series.ts");
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
function windowOf(options: WhenOptions, session: Session): { startMs: number; endMs: number } {
  let startMs = options.at ?? session.now();
  if (options.at === undefined && options.history !== undefined) {
    const date = new Date(startMs);
    date.setUTCFullYear(options.history);
    startMs = date.getTime();
  }
  return { startMs, endMs: startMs + milliseconds(options.within) };
}

const iso = (ms: number): string => new Date(ms).toISOString();

const instantsOf = ({ startMs, endMs, meanIntensity }: Schedule) => ({
  start: iso(startMs),
  end: iso(endMs),
  meanIntensity,
});

function instant(text: string): number {
  const ms = parseInstant(text);
  if (ms === undefined)
    throw new InvalidArgumentError("Expected an instant with its time zone, such as 2022-06-01T00:00Z.");
  return ms;
}

function historyYear(text: string): number {
  if (text !== "2022") throw new InvalidArgumentError("The real hours of 2022 are all that is shipped.");
  return 2022;
}
