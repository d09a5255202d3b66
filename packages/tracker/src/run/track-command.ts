import { GreenPlaceError } from "@green-place/contract";
import { printable } from "@green-place/core";
import { openChildAccounting } from "../attribution/process-accounting.ts";
import { liveLine, summaryLines } from "../outputs/live-line.ts";
import { leftOutName } from "../report/left-out.ts";
import type { TrackReport } from "../report/report.ts";
import type { Sample } from "../report/sample.ts";
import { checkBudget } from "./budget.ts";
import { effectiveOptions } from "./effective-options.ts";
import { noAccounting, trackWith } from "./track.ts";
import { type TrackContext, trackContext } from "./track-context.ts";
import type { TrackOptions } from "./track-options.ts";
import type { TrackRun } from "./track-run.ts";
import { startWrapped } from "./wrapped-command.ts";

/** Seconds after which a sensor that has given nothing gives nothing. */
const slowestSensorS = 10;

/** Options of `trackCommand`: those of `track`, and two for a command. */
export interface TrackCommandOptions extends Omit<TrackOptions, "context"> {
  /** Only warnings on stderr. */
  readonly quiet?: boolean;
  /** Finds the progress in a line of the command's stdout: one group is per cent, two are part and whole. */
  readonly progress?: RegExp;
}

/** The context of `track`, and where messages go: never to stdout, which is the wrapped command's. */
export interface TrackCommandContext extends Partial<TrackContext> {
  readonly stderr?: { write(text: string): unknown; readonly isTTY?: boolean };
}

/** How a tracked command ended. */
export interface TrackCommandResult {
  /** The command's own; 128 + N for signal N, 127 not found, 126 not executable, 1 where a budget stopped it. */
  readonly exitCode: number;
  /** null where the command could not be measured. */
  readonly report: TrackReport | null;
}

/**
 * Runs a command and measures it. The command runs even if the measurement fails. Throws, before the command starts, `E_TRACK_OPTION` without a
 * command or for a number out of its range, and under `strict` `E_PLACE_UNKNOWN`.
 */
export async function trackCommand(input: {
  readonly argv: readonly string[];
  readonly options?: TrackCommandOptions;
  readonly context?: TrackCommandContext;
}): Promise<TrackCommandResult> {
  const { argv, options = {} } = input;
  const stderr = input.context?.stderr ?? process.stderr;
  let liveWidth = 0;
  const say = (message: string): void => {
    stderr.write(`${liveWidth > 0 ? `\r${" ".repeat(liveWidth)}\r` : ""}${printable(message)}\n`);
    liveWidth = 0;
  };
  const said = new Set<string>();
  const warn = (message: string): void => {
    if (!said.has(message)) say(`green-place: ${message}`);
    said.add(message);
  };
  const context = trackContext({ warn, ...input.context });
  if (argv.length === 0 || argv[0] === "") {
    throw new GreenPlaceError(
      "E_TRACK_OPTION",
      "There is no command to track.",
      "Put it after two dashes: green-place track -- python train.py",
    );
  }
  const effective = await effectiveOptions(options, context);
  const perProcess = effective.mode === "process";
  const name = `green-place-${process.pid}-${Date.now()}`;
  const child = perProcess ? await openChildAccounting(name) : null;

  let breach: string | null = null;
  let warned = false;
  let short = false;
  let stopCommand = async (): Promise<void> => undefined;
  let stopped: Promise<void> | undefined;
  const onSample = (sample: Sample): void => {
    options.onSample?.(sample);
    if (!options.quiet && stderr.isTTY) {
      const line = liveLine(sample);
      stderr.write(`\r${line.padEnd(liveWidth)}`);
      liveWidth = line.length;
    }
    if (effective.budget && !short && sample.seconds >= slowestSensorS && sample.leftOut.length > 0) {
      short = true;
      say(
        `green-place: The budget is held against a part: it leaves out ${sample.leftOut.map(leftOutName).join(", ")}.`,
      );
    }
    const finding = effective.budget && checkBudget(effective.budget, sample);
    if (!finding) return;
    if (!warned) say(`green-place: ${finding.message}`);
    warned = true;
    if (finding.breached && effective.budget?.action === "stop" && breach === null) {
      breach = finding.message;
      stopped = stopCommand();
    }
  };

  let run: TrackRun | null = null;
  try {
    run = await trackWith(effective, context, child?.accounting ?? noAccounting, onSample);
  } catch (error) {
    if (GreenPlaceError.isInstance(error)) {
      await child?.accounting.close();
      throw error;
    }
    context.warn(
      `the measurement could not start: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  const progress =
    options.progress &&
    (await import("./progress-reader.ts")).progressReader(options.progress, {
      onFraction: (fraction) => void run?.step(fraction).catch(() => undefined),
      warn: (message) => context.warn(message),
    });
  const wrapped = startWrapped(argv, {
    cwd: context.cwd,
    env: context.env,
    cgroup: child?.cgroup ?? null,
    onOutput: progress?.take,
    mark: effective.budget?.action === "stop" ? name : undefined,
    warn: (message) => context.warn(message),
  });
  stopCommand = () => wrapped.stop();
  if (wrapped.pid !== null) await child?.follow(wrapped.pid);
  const ownCode = await wrapped.ended;
  progress?.end();
  // Its id may be another's from now on.
  stopCommand = async () => undefined;
  // What a stopped command leaves behind is measured until that has ended too.
  await stopped;
  await child?.follow(null);
  const exitCode = breach === null ? ownCode : 1;
  let report: TrackReport | null = null;
  try {
    report = (await run?.stop(exitCode)) ?? null;
  } catch (error) {
    context.warn(
      `the measurement could not be finished: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  if (report) {
    for (const warning of report.warnings) context.warn(warning);
    if (!options.quiet) for (const line of summaryLines(report)) say(line);
  }
  return { exitCode, report };
}
