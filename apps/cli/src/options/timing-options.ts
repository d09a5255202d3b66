import { GreenPlaceError, parseInstant } from "@green-place/core";
import { type Command, InvalidArgumentError, Option } from "commander";
import { durationInHours } from "./parse-duration.ts";

/** The options that say how long a job runs, where, and how far it may be moved: the same for `when` and `run`. */
export const addTimingOptions = (command: Command): Command =>
  command
    .option("--duration <time>", "how long the job runs: 90m, 6h, 2d", durationInHours)
    .option(
      "--within <time>",
      "from now until it has to be done (default: 24h, or all of a file)",
      durationInHours,
    )
    .addOption(new Option("--zone <zone>", "grid zone, such as DE").conflicts(["region", "intensityFile"]))
    .addOption(
      new Option("--region <region>", "cloud region, such as gcp:europe-west4").conflicts([
        "zone",
        "intensityFile",
      ]),
    )
    .addOption(
      new Option("--intensity-file <csv>", "your own series: start,g_per_kwh").conflicts([
        "zone",
        "region",
        "history",
        "profile",
        "data",
      ]),
    )
    .option("--interruptible", "the job may pause and resume")
    .option("--restart-overhead <time>", "what each start costs on top, as running time: 5m", durationInHours)
    .addOption(new Option("--profile", "plan with the zone's typical days (the default)").conflicts(["data"]))
    .addOption(new Option("--data <source>", "ask live sources, fall back to typical days").choices(["live"]))
    .addOption(
      new Option("--signal <kind>", "which intensity, with --data live")
        .choices(["average", "marginal"])
        .default("average"),
    )
    .option("--strict", "exit 4 when live data cannot be had");

/** The options that plan for other times than now. */
export const addPastOptions = (command: Command): Command =>
  command
    .option("--at <instant>", "plan as if it were then (2022-06-01T00:00Z)", instant)
    .addOption(
      new Option("--history <year>", "plan with the real hours of that year")
        .argParser(historyYear)
        .conflicts(["profile", "data"]),
    );

/** Checked here and not by the parser, which would complain of it before it complains of a mistyped option. */
export function checkDuration({ duration }: { readonly duration?: number }): void {
  if (duration === undefined)
    throw new GreenPlaceError("E_OPTIONS", "It is not said how long the job runs.", "Add --duration 6h.");
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
