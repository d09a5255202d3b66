import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { GreenPlaceError } from "@green-place/contract";
import { claimedBy, isJobShell, jobIsUp, recordedExit, startJobShell } from "./job-shell.ts";
import type { RunState } from "./run-state.ts";

/** A job that was started, by this process or an earlier one. */
export interface JobProcess {
  /** Of the shell around the job, and of the process group. */
  readonly pid: number;
  /** The exit code, 128 + N for signal N; undefined if it was not written down (the machine stopped, or all was killed). */
  readonly exited: Promise<number | undefined>;
  /** Sends a signal to the whole process group, if it is still the job's. */
  signal(name: NodeJS.Signals): void;
}

const POLL_MS = 100;

/** The job if it was started before, living or not. */
export function findJobProcess(folder: string): JobProcess | undefined {
  const pid = claimedBy(folder);
  return pid === undefined ? undefined : jobProcess(folder, pid, watch(folder, pid));
}

/** Starts the job. Where another process started it at the same time, the answer is that one. */
export async function startJobProcess(folder: string, state: RunState): Promise<JobProcess> {
  const shell = startJobShell(folder, state);
  const ended = once(shell, "exit").catch((cause: Error) => {
    throw new GreenPlaceError(
      "E_RUN_START",
      `The job cannot be started in ${state.cwd}: ${cause.message}.`,
      "Check that the folder is still there.",
      { cause },
    );
  });
  let over = false;
  const settled = ended.then(() => {
    over = true;
  });
  for (;;) {
    const pid = claimedBy(folder);
    if (pid !== undefined && pid !== shell.pid) return jobProcess(folder, pid, watch(folder, pid));
    if (pid !== undefined && (over || jobIsUp(folder)))
      return jobProcess(
        folder,
        pid,
        ended.then(() => recordedExit(folder)),
      );
    // A claim without an id in it: its shell was killed as it began, and the job was never run.
    if (over) return jobProcess(folder, shell.pid!, Promise.resolve(undefined));
    await Promise.race([settled, wait(2)]);
  }
}

function jobProcess(folder: string, pid: number, exited: Promise<number | undefined>): JobProcess {
  return {
    pid,
    exited,
    signal(name) {
      if (!isJobShell(pid, folder)) return;
      try {
        process.kill(-pid, name);
      } catch (error) {
        // It ended just now.
        if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
      }
    },
  };
}

/** Waits for a job that is not our child. */
async function watch(folder: string, pid: number): Promise<number | undefined> {
  for (;;) {
    const living = isJobShell(pid, folder);
    const code = recordedExit(folder);
    if (code !== undefined || !living) return code;
    await wait(POLL_MS);
  }
}
