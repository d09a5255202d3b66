import { GreenPlaceError } from "@green-place/contract";
import { openChildAccounting } from "../attribution/process-accounting.ts";
import { liveLine, summaryLines } from "../outputs/live-line.ts";
import { judgeBudget } from "./budget.ts";
import { effectiveOptions } from "./effective-options.ts";
import { progressOf } from "./prediction.ts";
import type { TrackReport } from "./report.ts";
import type { Sample } from "./sample.ts";
import { noAccounting, type TrackRun, trackWith } from "./track.ts";
import type { TrackOptions } from "./track-options.ts";
import { type TrackWorld, trackWorld } from "./track-world.ts";
import { startWrapped } from "./wrapped-command.ts";

/** Options of `green-place track`, beyond those of the library. */
export interface TrackCommandOptions extends Omit<TrackOptions, "world"> {
  /** Nothing on stderr but warnings. */
  readonly quiet?: boolean;
  /** Finds the progress in a line of the command's stdout: one group is per cent, two are part and whole. */
  readonly progress?: RegExp;
}

/** Where the command's own messages go; never stdout, which is the wrapped command's. */
export interface TrackCommandWorld extends Partial<TrackWorld> {
  readonly stderr?: { write(text: string): unknown; readonly isTTY?: boolean };
}

export interface TrackCommandResult {
  /** What `green-place` exits with: the command's own code, 128 + N for a signal, 1 where a budget stopped it. */
  readonly exitCode: number;
  /** null where the command could not be measured. */
  readonly report: TrackReport | null;
}

/** Runs a command and measures it. The command runs whatever befalls the measurement; only options that make no sense prevent it. */
export async function trackCommand(input: {
  readonly argv: readonly string[];
  readonly options?: TrackCommandOptions;
  readonly world?: TrackCommandWorld;
}): Promise<TrackCommandResult> {
  const { argv, options = {} } = input;
  const stderr = input.world?.stderr ?? process.stderr;
  let liveWidth = 0;
  const say = (message: string): void => {
    stderr.write(`${liveWidth > 0 ? `\r${" ".repeat(liveWidth)}\r` : ""}${message}\n`);
    liveWidth = 0;
  };
  const said = new Set<string>();
  const warn = (message: string): void => {
    if (!said.has(message)) say(`green-place: ${message}`);
    said.add(message);
  };
  const world = trackWorld({ warn, ...input.world });
  if (argv.length === 0 || argv[0] === "") {
    throw new GreenPlaceError(
      "E_TRACK_OPTION",
      "There is no command to track.",
      "Put it after two dashes: green-place track -- python train.py",
    );
  }
  const effective = await effectiveOptions(options, world);
  const perProcess = effective.mode === "process";
  const child = perProcess ? await openChildAccounting(`green-place-${process.pid}-${Date.now()}`) : null;

  let breach: string | null = null;
  let warned = false;
  let stopCommand = (): void => undefined;
  const onSample = (sample: Sample): void => {
    options.onSample?.(sample);
    if (!options.quiet && stderr.isTTY) {
      const line = liveLine(sample);
      stderr.write(`\r${line.padEnd(liveWidth)}`);
      liveWidth = line.length;
    }
    const verdict = effective.budget && judgeBudget(effective.budget, sample);
    if (!verdict) return;
    if (!warned) say(`green-place: ${verdict.message}`);
    warned = true;
    if (verdict.breached && effective.budget?.action === "stop" && breach === null) {
      breach = verdict.message;
      stopCommand();
    }
  };

  let run: TrackRun | null = null;
  try {
    run = await trackWith(effective, world, child?.accounting ?? noAccounting, onSample);
  } catch (error) {
    if (GreenPlaceError.isInstance(error)) {
      await child?.accounting.close();
      throw error;
    }
    world.warn(`the measurement could not start: ${error instanceof Error ? error.message : String(error)}`);
  }
  const { progress } = options;
  const onLine = (line: string): void => {
    const fraction = progress ? progressOf(line, progress) : null;
    if (fraction !== null) void run?.step(fraction);
  };
  const wrapped = startWrapped(argv, {
    cwd: world.cwd,
    env: world.env,
    cgroup: child?.cgroup ?? null,
    onLine: progress ? onLine : undefined,
    complain: (message) => world.warn(message),
  });
  stopCommand = () => wrapped.stop();
  if (wrapped.pid !== null) await child?.follow(wrapped.pid);
  const ownCode = await wrapped.ended;
  await child?.follow(null);
  const exitCode = breach === null ? ownCode : 1;
  let report: TrackReport | null = null;
  try {
    report = (await run?.stop(exitCode)) ?? null;
  } catch (error) {
    world.warn(
      `the measurement could not be finished: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  if (report) {
    for (const warning of report.warnings) world.warn(warning);
    if (!options.quiet) for (const line of summaryLines(report)) say(line);
  }
  return { exitCode, report };
}
