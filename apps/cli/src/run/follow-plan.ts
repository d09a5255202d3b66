import { MILLISECONDS_PER_MINUTE } from "@green-place/contract";
import type { EngineFiles } from "@green-place/engine";
import { jobPause } from "./job-pause.ts";
import { findJobProcess, type JobProcess, startJobProcess } from "./job-process.ts";
import { planAt } from "./plan-at.ts";
import type { RunClock } from "./run-clock.ts";
import type { RunReport } from "./run-event.ts";
import type { RunOutcome } from "./run-outcome.ts";
import { handleSignals } from "./run-signals.ts";
import { type RunState, saveRunState } from "./run-state.ts";
import { signalExit } from "./signal-exit.ts";
import { isFileError, onStateDisk, stateDiskSays } from "./state-disk.ts";

export interface RunSurroundings {
  /** Folder of this run, absolute. */
  readonly folder: string;
  /** Where the state of the run is written. */
  readonly files: Pick<EngineFiles, "replaceText">;
  readonly clock: RunClock;
  readonly report: RunReport;
}

/** How long after a pause or resume command failed it is tried again. */
const RETRY_MS = MILLISECONDS_PER_MINUTE;

/**
 * Brings the job to where the plan wants it, again and again, until it is done: not started, running or paused.
 *
 * A signal that asks us to end ends the wait; once the job was started, it is made to go on, gets the signal, and is not paused any more.
 * Signals are only noted when they come and dealt with here, one after the other, so that nothing overtakes a pause that is under way.
 */
export async function followPlan(
  initial: RunState,
  { folder, files, clock, report }: RunSurroundings,
): Promise<RunOutcome> {
  let state = initial;
  let job: JobProcess | undefined;
  let end: { readonly code: number | undefined } | undefined;
  /** Undefined where it is not known. */
  let paused: boolean | undefined = false;
  let ending = false;
  let retryMs = Number.NEGATIVE_INFINITY;
  let wake = new AbortController();
  const signals: NodeJS.Signals[] = [];

  const adopt = (found: JobProcess): void => {
    job = found;
    void found.exited.then((code) => {
      end = { code };
      wake.abort();
    });
  };
  /** Only commands need it: signals may be sent twice. Whether it could be saved; where not, that is said. */
  const savePaused = async (value: RunState["paused"]): Promise<boolean> => {
    state = { ...state, paused: value };
    if (state.pauseCommand === undefined) return true;
    try {
      await saveRunState(folder, state, files);
      return true;
    } catch (error) {
      // Whatever it is: the job runs, and goes on.
      const why = isFileError(error) ? stateDiskSays(folder, error) : `${folder}: ${String(error)}`;
      report.tell({ kind: "not-saved", why });
      return false;
    }
  };
  const setPaused = async (to: boolean): Promise<boolean> => {
    const before = state.paused;
    // A pause of which nobody could know later is not begun. A job may always go on.
    const known = await savePaused("changing");
    const { pause, resume } = jobPause(job!, state, report);
    const worked = to ? known && (await pause()) : await resume();
    await savePaused(worked ? (to ? "yes" : "no") : before);
    if (worked) paused = to;
    else retryMs = clock.now() + RETRY_MS;
    return worked;
  };

  const stopHandling = handleSignals({
    end(signal) {
      signals.push(signal);
      wake.abort();
    },
    passOn: (signal) => job?.signal(signal),
  });
  try {
    const found = await onStateDisk(
      folder,
      "whether the job was started is not known",
      "Mend it; `green-place run --resume` then goes on.",
      () => findJobProcess(folder),
    );
    if (found === "unreadable") return { kind: "lost" };
    if (found) {
      adopt(found);
      paused =
        state.pauseCommand === undefined || state.paused === "changing" ? undefined : state.paused === "yes";
      report.tell({ kind: "found", pid: found.pid });
    }
    for (let told: number | undefined; ; ) {
      wake = new AbortController();
      if (end) return end.code === undefined ? { kind: "lost" } : { kind: "exited", code: end.code };
      const signal = signals.shift();
      if (signal) {
        if (!job) return { kind: "cancelled", code: signalExit(signal), resumable: signal !== "SIGINT" };
        ending = true;
        if (paused !== false) await setPaused(false);
        job.signal(signal);
        report.tell({ kind: "signal", signal });
        continue;
      }
      const now = clock.now();
      const { run, untilMs } = planAt(state.slots, now);
      if (!job && run) {
        adopt(
          await onStateDisk(
            folder,
            "its end could not be noted, so the job was not started",
            "Make room; `green-place run --resume` then starts it.",
            () => startJobProcess(folder, state),
          ),
        );
        report.tell({ kind: "started", pid: job!.pid });
        continue;
      }
      if (job && !ending && paused !== !run && now >= retryMs) {
        if (run) {
          const wasPaused = paused;
          if ((await setPaused(false)) && wasPaused) report.tell({ kind: "continued" });
        } else if (await setPaused(true)) report.tell({ kind: "paused", untilMs: untilMs! });
        continue;
      }
      const idle = job ? paused === true : true;
      if (!job && told !== untilMs) {
        told = untilMs;
        report.tell({ kind: "waiting", untilMs: untilMs! });
      }
      const next = ending ? Number.POSITIVE_INFINITY : Math.max(untilMs ?? Number.POSITIVE_INFINITY, now);
      const retry = retryMs > now ? retryMs : Number.POSITIVE_INFINITY;
      const tick = idle && report.tickMs !== undefined ? now + report.tickMs : Number.POSITIVE_INFINITY;
      await clock.sleep(Math.min(next, retry, tick) - now, wake.signal);
      if (idle && report.tickMs !== undefined) report.tell({ kind: "tick" });
    }
  } finally {
    stopHandling();
    // After an error of ours the job goes on by itself, and a resumed run finds it.
    if (job && !end && paused !== false) job.signal("SIGCONT");
  }
}
