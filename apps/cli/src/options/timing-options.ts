import { GreenPlaceError } from "@green-place/contract";
import { parseInstant } from "@green-place/core";
import type { TimingPlace, TimingRequest } from "@green-place/engine/timing";
import { type Command, InvalidArgumentError, Option } from "commander";
import { duration } from "./engine-parsers.ts";
import type { Format } from "./format-option.ts";
import { needsTrust } from "./needs-trust.ts";
import { isRegion, withSettingRule } from "./setting-rule.ts";

/** What `when` and `run` are told of time and place, as their flags say it; times in hours, instants in milliseconds since 1970. */
export interface TimingOptions {
  duration?: number;
  within?: number;
  zone?: string;
  region?: string;
  intensityFile?: string;
  interruptible?: true;
  restartOverhead?: number;
  at?: number;
  history?: number;
  profile?: true;
  live?: true;
  signal: "average" | "marginal";
  strict?: true;
}

/** What `when` was asked. */
export interface WhenOptions extends TimingOptions {
  backtest?: true;
  format: Format;
}

/** The options that say how long a job runs, where, and how far it may be moved: the same for `when` and `run`. */
export const addTimingOptions = (command: Command): Command =>
  command
    .option("--duration <time>", "how long the job runs: 90m, 6h, 2d", duration)
    .option("--within <time>", "from now until it has to be done (default: 24h, or all of a file)", duration)
    .addOption(new Option("--zone <zone>", "grid zone, such as DE").conflicts(["region", "intensityFile"]))
    .addOption(
      withSettingRule(
        new Option("--region <region>", "cloud region, such as gcp:europe-west4").conflicts([
          "zone",
          "intensityFile",
        ]),
        isRegion,
      ),
    )
    .addOption(
      new Option("--intensity-file <csv>", "your own series: start,g_per_kwh").conflicts([
        "zone",
        "region",
        "history",
        "profile",
        "live",
      ]),
    )
    .option("--interruptible", "the job may pause and resume")
    .option("--restart-overhead <time>", "what each start costs on top, as running time: 5m", duration)
    .addOption(new Option("--profile", "plan with the zone's typical days (the default)").conflicts(["live"]))
    .addOption(
      needsTrust(
        new Option("--live", "ask live sources of grid intensity, fall back to typical days"),
        "opens a connection",
      ),
    )
    .addOption(
      withSettingRule(
        new Option("--signal <kind>", "which intensity, with --live or --intensity-file")
          .choices(["average", "marginal"])
          .default("average"),
        (signal, { live, intensityFile }) =>
          signal === "average" || live === true || intensityFile !== undefined,
      ),
    )
    .addOption(
      withSettingRule(
        new Option("--strict", "with --live: exit 4 when live data cannot be had").conflicts([
          "intensityFile",
          "profile",
          "history",
        ]),
        (_, { live }) => live === true,
      ),
    );

/** The options that plan for other times than now. */
export const addPastOptions = (command: Command): Command =>
  command
    .option("--at <instant>", "plan as if it were then (2022-06-01T00:00Z)", instant)
    .addOption(
      new Option("--history <year>", "plan with the real hours of that year")
        .argParser(historyYear)
        .conflicts(["profile", "live"]),
    );

/**
 * What the flags ask for. What is missing is checked here and not by the parser, which would complain of it before it
 * complains of a mistyped option. Throws `E_OPTIONS`.
 */
export function timingRequest(options: TimingOptions): TimingRequest {
  const { within, restartOverhead, at, history, signal } = options;
  return {
    durationHours: durationOf(options),
    place: placeOf(options),
    signal,
    interruptible: options.interruptible === true,
    live: options.live === true,
    strict: options.strict === true,
    ...(within !== undefined && { withinHours: within }),
    ...(restartOverhead !== undefined && { restartOverheadHours: restartOverhead }),
    ...(at !== undefined && { atMs: at }),
    ...(history !== undefined && { historyYear: history }),
  };
}

export function durationOf({ duration: hours }: TimingOptions): number {
  if (hours !== undefined) return hours;
  throw new GreenPlaceError("E_OPTIONS", "It is not said how long the job runs.", "Add --duration 6h.");
}

export function placeOf({ zone, region, intensityFile }: TimingOptions): TimingPlace {
  if (zone !== undefined) return { zone };
  if (intensityFile !== undefined) return { intensityFile };
  if (region !== undefined) return { region };
  throw new GreenPlaceError(
    "E_OPTIONS",
    "It is not said where the job runs.",
    "Add --zone DE, --region gcp:europe-west4 or --intensity-file series.csv.",
  );
}

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
