import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { GreenPlaceError } from "@green-place/contract";
import type { Schedule } from "@green-place/core";
import { type PlanInWindow, planInWindow } from "@green-place/engine/timing";
import { stateFolder } from "@green-place/engine/tracking";
import { Command, Option } from "commander";
import type { Session } from "../configuration/session.ts";
import { exitCode } from "../exit-code.ts";
import { needsTrust } from "../options/needs-trust.ts";
import { addTimingOptions, type TimingOptions, timingRequest } from "../options/timing-options.ts";
import { asDocument } from "../render/as-json.ts";
import { significant } from "../render/format-number.ts";
import { levelOfHours, levelText, metIn } from "../render/level-of-hours.ts";
import { minuteText, spanText } from "../render/span-text.ts";
import { runReport } from "../run/countdown.ts";
import { systemClock } from "../run/run-clock.ts";
import { sweepRunFolders } from "../run/run-folder.ts";
import { resumeJob, startJob } from "../run/run-job.ts";
import type { RunOutcome } from "../run/run-outcome.ts";
import { RUN_STATE_VERSION } from "../run/run-state.ts";
import { onStateDisk } from "../run/state-disk.ts";
import { runToResume } from "../run/unfinished-runs.ts";
import type { FieldsOf } from "../schema/document.ts";
import type { RunDocument } from "../schema/run-schema.ts";

interface RunOptions extends TimingOptions {
  dryRun?: true;
  resume?: true | string;
  pauseCommand?: string;
  resumeCommand?: string;
}

/** The exit code where the job's own is not known. */
const LOST = 125;

export function command(session: Session): Command {
  return addTimingOptions(
    new Command()
      .description("Waits for the cleanest hours, runs a command in them, and passes on its exit code.")
      .argument("[command...]", "what to run, after --"),
  )
    .option("--dry-run", "print the plan and run nothing")
    .addOption(
      needsTrust(
        new Option("--resume [run]", "go on with a run whose green-place was killed"),
        "goes on with a command",
      ),
    )
    .addOption(
      needsTrust(
        new Option(
          "--pause-command <shell>",
          "in place of stopping the process group: write a checkpoint, say",
        ),
        "runs a command",
      ),
    )
    .addOption(
      needsTrust(
        new Option("--resume-command <shell>", "in place of continuing the process group"),
        "runs a command",
      ),
    )
    .addHelpText(
      "after",
      `
Example:
  green-place run --duration 6h --within 24h --zone DE --interruptible -- python train.py

It runs at once where waiting is not worth it. With --interruptible its whole
process group is stopped (SIGSTOP) outside the chosen hours and continued
(SIGCONT) inside them. Signals reach the command. Ctrl-C while waiting forgets
the run; SIGTERM keeps it for --resume.

Exit code: the command's own, 128+N if signal N ended it, 127 if there is no
such program, 126 if it cannot be executed, 125 if it was lost.`,
    )
    .action(async (argv: string[], options: RunOptions, self: Command & { exitCode?: number }) => {
      self.exitCode = await run(argv, options, session);
    });
}

async function run(argv: readonly string[], options: RunOptions, session: Session): Promise<number> {
  const runs = join(stateFolder(session), "jobs");
  const report = runReport(session.err, systemClock, session.interactive);
  sweepRunFolders(runs);
  const surroundings = { files: session.files, clock: systemClock, report };
  if (options.resume !== undefined) {
    const { folder } = await onStateDisk(runs, "the runs in it cannot be listed", "Look at its rights.", () =>
      runToResume(runs, options.resume === true ? undefined : options.resume),
    );
    return codeOf(await resumeJob({ ...surroundings, folder }), session);
  }
  check(argv, options);
  const planned = await planInWindow(timingRequest(options), session);
  for (const warning of planned.warnings) session.err(`green-place: ${warning}\n`);
  if (planned.window.endMs <= session.now()) {
    throw new GreenPlaceError(
      "E_DEADLINE",
      `The series ${options.intensityFile} ends at ${minuteText(iso(planned.window.endMs))} UTC, which has passed.`,
      "Give one that reaches into the future; `green-place when` plans for other times.",
    );
  }
  session.err(`green-place: ${planSentence(planned)}\n`);
  const { slots } = chosenSchedule(planned);
  if (options.dryRun) {
    session.out(asDocument<RunDocument>(dryRunOf(argv, planned)));
    return exitCode.done;
  }
  const id = `${iso(session.now()).slice(0, 19).replace(/[-:]/g, "")}-${randomBytes(3).toString("hex")}`;
  const state = {
    version: RUN_STATE_VERSION,
    id,
    createdMs: session.now(),
    command: argv,
    cwd: session.cwd,
    slots,
    pauseCommand: options.pauseCommand,
    resumeCommand: options.resumeCommand,
    paused: "no",
  } as const;
  return codeOf(await startJob(state, { ...surroundings, folder: join(runs, id) }), session);
}

/** Where waiting saves too little to be sure of, the command runs at once. */
const chosenSchedule = ({ plan }: PlanInWindow): Schedule => (plan.worthWaiting ? plan.best : plan.now);

function planSentence(planned: PlanInWindow): string {
  const { plan, zoneSeries } = planned;
  const saving = `${plan.savingPercent.toPrecision(2)} %`;
  const hours = levelOfHours(zoneSeries);
  const { meanIntensity } = chosenSchedule(planned);
  const met = `at ${significant(meanIntensity)} g/kWh (${levelText(hours, zoneSeries.basis)})`;
  if (!plan.worthWaiting) {
    return `${zoneSeries.zone}: runs at once ${met}, ${plan.savingPercent === 0 ? "as no later time is cleaner" : `as waiting saves only ${saving}, not worth waiting`}`;
  }
  const times = plan.best.slots.map(({ startMs, endMs }) =>
    spanText({ start: iso(startMs), end: iso(endMs) }),
  );
  return `${zoneSeries.zone}: runs ${times.join(", ")} UTC ${met}, ${saving} less carbon than at once`;
}

function dryRunOf(command: readonly string[], planned: PlanInWindow): FieldsOf<RunDocument> {
  const { plan, zoneSeries, warnings } = planned;
  const chosen = chosenSchedule(planned);
  const { startMs, endMs, slots } = chosen;
  const hours = levelOfHours(zoneSeries);
  return {
    command,
    zone: zoneSeries.zone,
    start: iso(startMs),
    end: iso(endMs),
    slots: slots.map((slot) => ({ start: iso(slot.startMs), end: iso(slot.endMs) })),
    savingPercent: plan.savingPercent,
    worthWaiting: plan.worthWaiting,
    basis: zoneSeries.basis,
    method: plan.method,
    warnings,
    ...metIn(chosen, hours),
    ...hours,
  };
}

function check(argv: readonly string[], options: RunOptions): void {
  const refuse = (what: string, next: string): never => {
    throw new GreenPlaceError("E_OPTIONS", what, next);
  };
  if (argv.length === 0)
    refuse("There is no command to run.", "Write it after two dashes: -- python train.py");
  if ((options.pauseCommand === undefined) !== (options.resumeCommand === undefined)) {
    refuse("A pause command needs a resume command, and the other way round.", "Give both, or neither.");
  }
}

function codeOf(outcome: RunOutcome, session: Session): number {
  if (outcome.kind === "exited") return outcome.code;
  if (outcome.kind === "cancelled") {
    const next = outcome.resumable ? "`green-place run --resume` goes on with it" : "the run is forgotten";
    session.err(`${session.interactive ? "\r\u001b[K" : ""}green-place: not started; ${next}\n`);
    return outcome.code;
  }
  session.err("green-place: the command is gone, and its exit code was not noted. Look at what it wrote.\n");
  return LOST;
}

const iso = (ms: number): string => new Date(ms).toISOString();
