import { jobBrake } from "./job-brake.ts";
import { findJob, type JobProcess, startJob } from "./job-process.ts";
import { planAt } from "./plan-at.ts";
import type { RunClock } from "./run-clock.ts";
import type { RunReport } from "./run-event.ts";
import type { RunOutcome } from "./run-outcome.ts";
import { takeSignals } from "./run-signals.ts";
import { type RunState, saveRunState } from "./run-state.ts";
import { signalExit } from "./signal-exit.ts";

export interface RunSurroundings {
  /** Folder of this run, absolute. */
  readonly folder: string;
  readonly clock: RunClock;
  readonly report: RunReport;
}

/** How long after a pause or resume command failed it is tried again. */
const RETRY_MS = 60_000;

/**
 * Brings the job to where the plan wants it, again and again, until it is done: not started, running or paused.
 *
 * A signal that asks us to end ends the wait; once the job was started, it is made to go on, gets the signal, and is not paused any more.
 * Signals are only noted when they come and dealt with here, one after the other, so that nothing overtakes a pause that is under way.
 */
export async function followPlan(
  initial: RunState,
  { folder, clock, report }: RunSurroundings,
): Promise<RunOutcome> {
  let state = initial;
  let job: JobProcess | undefined;
  let end: { readonly code: number | undefined } | undefined;
  /** Undefined where nobody knows. */
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
  const note = (brake: RunState["brake"]): void => {
    state = { ...state, brake };
    saveRunState(folder, state);
  };
  const moveBrake = async (to: boolean): Promise<boolean> => {
    const before = state.brake;
    note("moving");
    const brake = jobBrake(job!, state, report);
    const moved = await (to ? brake.pause() : brake.release());
    note(moved ? (to ? "on" : "off") : before);
    if (moved) paused = to;
    else retryMs = clock.now() + RETRY_MS;
    return moved;
  };

  const giveBack = takeSignals({
    end(signal) {
      signals.push(signal);
      wake.abort();
    },
    passOn: (signal) => job?.signal(signal),
  });
  try {
    const found = findJob(folder);
    if (found) {
      adopt(found);
      paused =
        state.pauseCommand === undefined || state.brake === "moving" ? undefined : state.brake === "on";
      report.tell({ kind: "found", pid: found.pid });
    }
    for (let told: number | undefined; ; ) {
      wake = new AbortController();
      if (end) return end.code === undefined ? { kind: "lost" } : { kind: "exited", code: end.code };
      const signal = signals.shift();
      if (signal) {
        if (!job) return { kind: "cancelled", code: signalExit(signal), resumable: signal !== "SIGINT" };
        ending = true;
        if (paused !== false) await moveBrake(false);
        job.signal(signal);
        report.tell({ kind: "signal", signal });
        continue;
      }
      const now = clock.now();
      const { run, untilMs } = planAt(state.slots, now);
      if (!job && run) {
        adopt(await startJob(folder, state));
        report.tell({ kind: "started", pid: job!.pid });
        continue;
      }
      if (job && !ending && paused !== !run && now >= retryMs) {
        if (run) {
          const wasPaused = paused;
          if ((await moveBrake(false)) && wasPaused) report.tell({ kind: "continued" });
        } else if (await moveBrake(true)) report.tell({ kind: "paused", untilMs: untilMs! });
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
    giveBack();
    // After an error of ours the job goes on by itself, and a resumed run finds it.
    if (job && !end && paused !== false) job.signal("SIGCONT");
  }
}
