import { GreenPlaceError, MILLISECONDS_PER_HOUR } from "@green-place/contract";
import { DataMissingError } from "@green-place/engine";
import { trackFacts } from "@green-place/engine/tracking";
import type { TrackCommandOptions } from "@green-place/tracker";
import { Command, InvalidArgumentError, Option } from "commander";
import type { Session } from "../configuration/session.ts";
import { duration } from "../options/engine-parsers.ts";
import { list } from "../options/parse-list.ts";
import { atLeastOne, notNegative, positiveNumber, wholeNumber } from "../options/parse-number.ts";
import { isRegionOrMachine, withSettingRule } from "../options/setting-rule.ts";

interface Options {
  zone?: string;
  country?: string;
  region?: string;
  intensity?: number;
  pue?: number;
  wue?: number;
  metadata: "vm" | "always" | "never";
  interval: number;
  mode?: "machine" | "process";
  output?: string;
  outputFormat: "green-place" | "codecarbon";
  json?: string;
  prometheus?: string;
  otlp?: string;
  record?: string;
  sysroot?: string;
  gpuIds?: string[];
  cpuWatts?: number;
  ramWatts?: number;
  project?: string;
  epochs?: number;
  progress?: RegExp;
  budgetKwh?: number;
  budgetKg?: number;
  budgetAction: "warn" | "stop";
  quiet?: true;
  strict?: true;
}

export function command(session: Session): Command {
  return new Command()
    .description(
      "Runs a command, measures its energy and carbon, and marks each figure as measured, modelled or assumed.",
    )
    .argument("[command...]", "what to run, after --")
    .addOption(new Option("--zone <zone>", "grid zone, such as FR").conflicts(["country", "region"]))
    .addOption(
      withSettingRule(
        new Option("--country <code>", "country, FR or FRA").conflicts(["zone", "region"]),
        (country) => /^[a-z]{2,3}$/i.test(String(country)),
      ),
    )
    .addOption(
      withSettingRule(
        new Option("--region <region>", "cloud region, such as aws:eu-west-3").conflicts(["zone", "country"]),
        isRegionOrMachine,
      ),
    )
    .option("--intensity <g/kWh>", "grid intensity, in place of the table's", notNegative)
    .option("--pue <n>", "PUE of the building", atLeastOne)
    .option("--wue <L/kWh>", "WUE of the building", notNegative)
    .addOption(
      new Option("--metadata <when>", "ask the cloud for the place")
        .choices(["vm", "always", "never"])
        .default("vm"),
    )
    .addOption(
      new Option("--interval <time>", "between samples: 1s, 500ms").argParser(interval).default(1000, "1s"),
    )
    .addOption(
      new Option("--mode <mode>", "the whole machine, or the command's share of it").choices([
        "machine",
        "process",
      ]),
    )
    .option("--output <csv>", "append a row to this file")
    .addOption(
      new Option("--output-format <format>", "columns of that row")
        .choices(["green-place", "codecarbon"])
        .default("green-place"),
    )
    .option("--json <file>", "write the whole report")
    .option("--prometheus <file>", "write metrics for the node exporter's text file collector")
    .option("--otlp <url>", "send metrics to an OTLP/HTTP collector")
    .option("--record <file>", "keep every reading, for `green-place replay`")
    .option("--sysroot <folder>", "read sensors below this folder")
    .option("--gpu-ids <ids>", "only these GPUs", list)
    .option("--cpu-watts <W>", "power of the CPUs at full load, for the model", positiveNumber)
    .option("--ram-watts <W>", "power of the memory, for the model", positiveNumber)
    .option("--project <name>", "label in the outputs")
    .option("--epochs <n>", "steps that the command will take", wholeNumber)
    .option("--progress <regex>", "finds the progress in its stdout: (\\d+)% or (\\d+)/(\\d+)", pattern)
    .option("--budget-kwh <n>", "limit on energy", positiveNumber)
    .option("--budget-kg <n>", "limit on carbon", positiveNumber)
    .addOption(
      new Option("--budget-action <action>", "at the limit").choices(["warn", "stop"]).default("warn"),
    )
    .option("--quiet", "say nothing but warnings")
    .option("--strict", "an unknown place is an error (exit 4)")
    .addHelpText(
      "after",
      "\nExample:\n  green-place track --zone FR --output emissions.csv -- python train.py\n\nThe exit code is the command's own, 128+N for a signal, 127 if there is no such\nprogram, 126 if it cannot be executed, 1 if a budget stopped it.",
    )
    .action(async (argv: string[], options: Options, self: Command & { exitCode?: number }) => {
      self.exitCode = await run(argv, options, session);
    });
}

async function run(argv: readonly string[], options: Options, session: Session): Promise<number> {
  const { trackCommand } = await import("@green-place/tracker");
  const stderr = { write: session.err, isTTY: session.interactive };
  const context = { ...trackFacts(session), stderr };
  try {
    return (await trackCommand({ argv, options: trackOptions(options), context })).exitCode;
  } catch (error) {
    if (GreenPlaceError.isInstance(error) && error.code === "E_PLACE_UNKNOWN")
      throw new DataMissingError(error.code, error.message, error.hint, { cause: error });
    throw error;
  }
}

function trackOptions(options: Options): TrackCommandOptions {
  const {
    zone,
    country,
    region,
    intensity,
    output,
    outputFormat,
    budgetKwh,
    budgetKg,
    interval: intervalMs,
    metadata,
  } = options;
  const {
    pue,
    wue,
    mode,
    json,
    prometheus,
    otlp,
    record,
    sysroot,
    gpuIds,
    cpuWatts,
    ramWatts,
    project,
    epochs,
    progress,
  } = options;
  const place = placeOf(zone, country, region);
  return {
    intervalMs,
    cloudMetadata: metadata,
    csvFormat: outputFormat,
    quiet: options.quiet === true,
    strict: options.strict === true,
    ...(place && { place }),
    ...(intensity !== undefined && { gramsPerKwh: intensity }),
    ...(output !== undefined && { csv: output }),
    ...((budgetKwh !== undefined || budgetKg !== undefined) && {
      budget: {
        action: options.budgetAction,
        ...(budgetKwh !== undefined && { energyKwh: budgetKwh }),
        ...(budgetKg !== undefined && { carbonKg: budgetKg }),
      },
    }),
    ...given({
      pue,
      wue,
      mode,
      json,
      prometheus,
      otlp,
      record,
      sysroot,
      gpuIds,
      cpuWatts,
      ramWatts,
      project,
      epochs,
      progress,
    }),
  };
}

function placeOf(zone?: string, country?: string, region?: string): TrackCommandOptions["place"] | undefined {
  if (zone !== undefined) return { zone };
  if (country !== undefined) return { country };
  if (region === undefined) return undefined;
  const [provider, id, instanceType] = region.split(":");
  if (!provider || !id) {
    throw new GreenPlaceError(
      "E_OPTIONS",
      `"${region}" is not a cloud region.`,
      "Write provider:region, such as aws:eu-west-3.",
    );
  }
  return { provider, region: id, ...(instanceType && { instanceType }) };
}

/** The properties that have a value. */
const given = <T extends object>(properties: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };

function interval(text: string): number {
  const short = /^(\d+)ms$/.exec(text);
  return short ? Number(short[1]) : Math.round(duration(text) * MILLISECONDS_PER_HOUR);
}

function pattern(text: string): RegExp {
  try {
    return new RegExp(text);
  } catch (error) {
    throw new InvalidArgumentError(`Not a regular expression: ${(error as Error).message}.`);
  }
}
