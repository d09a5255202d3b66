import { existsSync } from "node:fs";
import { join } from "node:path";
import { GreenPlaceError, MILLISECONDS_PER_HOUR } from "@green-place/contract";
import { DataMissingError } from "@green-place/engine";
import { trackFacts } from "@green-place/engine/tracking";
import { Command, InvalidArgumentError, Option } from "commander";
import type { Session } from "../configuration/session.ts";
import { duration } from "../options/engine-parsers.ts";
import { needsTrust } from "../options/needs-trust.ts";
import { list } from "../options/parse-list.ts";
import { atLeastOne, notNegative, positiveNumber, wholeNumber } from "../options/parse-number.ts";
import { isRegionOrMachine, withSettingRule } from "../options/setting-rule.ts";
import { type TrackOptions, trackCommandOptions } from "../options/track-options.ts";

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
      needsTrust(
        new Option("--metadata <when>", "ask the cloud for the place")
          .choices(["vm", "always", "never"])
          .default("vm"),
        "opens a connection",
      ),
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
    .addOption(needsTrust(new Option("--output <csv>", "append a row to this file"), "writes a file"))
    .addOption(
      new Option("--output-format <format>", "columns of that row")
        .choices(["green-place", "codecarbon"])
        .default("green-place"),
    )
    .addOption(needsTrust(new Option("--json <file>", "write the whole report"), "writes a file"))
    .addOption(
      needsTrust(
        new Option("--prometheus <file>", "write metrics for the node exporter's text file collector"),
        "writes a file",
      ),
    )
    .addOption(
      needsTrust(new Option("--otlp <url>", "send metrics to an OTLP/HTTP collector"), "opens a connection"),
    )
    .addOption(
      needsTrust(
        new Option("--record <file>", "keep every reading, for `green-place replay`"),
        "writes a file",
      ),
    )
    .addOption(
      needsTrust(
        new Option("--sysroot <folder>", "read sensors below this folder"),
        "reads sensors elsewhere",
      ),
    )
    .option("--gpu-ids <ids>", "only these GPUs", list)
    .option("--cpu-watts <W>", "power of the CPUs at full load, for the model", positiveNumber)
    .option("--ram-watts <W>", "power of the memory, for the model", positiveNumber)
    .option("--project <name>", "label in the outputs")
    .option("--epochs <n>", "steps that the command will take", wholeNumber)
    .addOption(
      needsTrust(
        new Option(
          "--progress <regex>",
          "finds the progress in its stdout: (\\d+)% or (\\d+)/(\\d+)",
        ).argParser(pattern),
        "runs a pattern on the output",
      ),
    )
    .option("--budget-kwh <n>", "limit on energy", positiveNumber)
    .option("--budget-kg <n>", "limit on carbon", positiveNumber)
    .addOption(
      new Option(
        "--budget-action <action>",
        "at the limit; stop: SIGTERM to all it started, SIGKILL 10 s later",
      )
        .choices(["warn", "stop"])
        .default("warn"),
    )
    .option("--quiet", "say nothing but warnings")
    .option("--strict", "an unknown place is an error (exit 4)")
    .addHelpText(
      "after",
      "\nExample:\n  green-place track --zone FR --output emissions.csv -- python train.py\n\nThe exit code is the command's own, 128+N for a signal, 127 if there is no such\nprogram, 126 if it cannot be executed, 1 if a budget stopped it.",
    )
    .action(async (argv: string[], options: TrackOptions, self: Command & { exitCode?: number }) => {
      self.exitCode = await run(argv, options, session);
    });
}

async function run(argv: readonly string[], options: TrackOptions, session: Session): Promise<number> {
  const { trackCommand } = await import("@green-place/tracker");
  const stderr = { write: session.err, isTTY: session.interactive };
  const context = { ...trackFacts(session), stderr };
  // A fault of the measurement must not take the command's exit code with it.
  const say = (error: unknown): void =>
    session.err(
      `green-place: a fault in the measurement (${error instanceof Error ? error.message : String(error)}); the command goes on.\n`,
    );
  process.on("uncaughtException", say);
  try {
    const workingFolderConfig = await followedConfig(session);
    const asked = { ...trackCommandOptions(options), workingFolderConfig };
    return (await trackCommand({ argv, options: asked, context })).exitCode;
  } catch (error) {
    if (GreenPlaceError.isInstance(error) && error.code === "E_PLACE_UNKNOWN")
      throw new DataMissingError(error.code, error.message, error.hint, { cause: error });
    throw error;
  } finally {
    process.removeListener("uncaughtException", say);
  }
}

/** How far a `.codecarbon.config` here is followed, by the same rule as the project's configuration. */
async function followedConfig(session: Session): Promise<"none" | "settings" | "all"> {
  const name = ".codecarbon.config";
  const path = join(session.cwd, name);
  if (!session.looksForConfiguration()) return "none";
  if (!existsSync(path)) return "settings";
  const { fileDigest, folderTrust } = await import("../trust/folder-trust.ts");
  const state = folderTrust(session.cwd, session).stateOf(name, () => fileDigest(path));
  return state === "trusted" ? "all" : "settings";
}

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
