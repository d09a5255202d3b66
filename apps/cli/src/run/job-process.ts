import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { GreenPlaceError } from "@green-place/contract";
import { endWait, isJobShell, startJobShell } from "./job-shell.ts";
import type { RunState } from "./run-state.ts";
import { claimStart, latestStart, readStart, writeClaim } from "./start-record.ts";

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

/** The job if it was started before, living or not; `unreadable` where the record of that says nothing. Throws what the file system throws. */
export async function findJobProcess(folder: string): Promise<JobProcess | "unreadable" | undefined> {
  for (;;) {
    const latest = latestStart(folder);
    if (!latest) return undefined;
    const { file } = latest;
    const before = readStart(file);
    if (before.state === "never") return undefined;
    if (before.state === "unreadable") return before.state;
    const { pid } = before;
    const living = isJobShell(pid, folder);
    if (before.state !== "claimed" || (!living && readStart(file).state === "claimed"))
      return jobProcess(folder, pid, watch(folder, file, pid));
    // It is about to begin, or to leave.
    await wait(2);
  }
}

/**
 * Starts the job. Where another process started it at the same time, the answer is that one. Throws `E_RUN_START`, and what the
 * file system throws; then the job was not started.
 */
export async function startJobProcess(folder: string, state: RunState): Promise<JobProcess> {
  const record = join(folder, `shell-${randomBytes(6).toString("hex")}`);
  const shell = startJobShell(record, state);
  let over = false;
  const ended = once(shell, "exit").then(([code]) => {
    over = true;
    return code as number | null;
  });
  const { pid } = shell;
  if (pid === undefined) return cannotStart(ended, state.cwd);
  let begin = false;
  try {
    const other = await claimOrFind(folder, record, pid);
    if (other) return other;
    begin = true;
  } finally {
    endWait(shell, begin);
  }
  while (!over && readStart(record).state === "claimed") await Promise.race([ended, wait(2)]);
  // A shell that did not start the job ends by a signal, and not by itself.
  if (over && (await ended) === null && /^(claimed|never)$/.test(readStart(record).state)) {
    throw new GreenPlaceError(
      "E_RUN_START",
      `The job was not started: its shell was ended, or could not write in ${folder}.`,
      "`green-place run --resume` tries it again.",
    );
  }
  // The shell passes on the job's exit code. Where it was ended itself, it may still have noted it.
  return jobProcess(
    folder,
    pid,
    ended.then((code) => code ?? notedExit(record)),
  );
}

/** Claims the start of the job for a shell, unless another has it: then that one's job. */
async function claimOrFind(folder: string, record: string, pid: number): Promise<JobProcess | undefined> {
  writeClaim(record, pid);
  for (;;) {
    const before = latestStart(folder)?.number ?? 0;
    const other = await findJobProcess(folder);
    if (other === "unreadable") {
      throw new GreenPlaceError(
        "E_RUN_START",
        `Another process starts the job too, and its record in ${folder} cannot be read.`,
        "Look whether the job runs.",
      );
    }
    if (other) return other;
    if (claimStart(folder, before + 1, record)) return undefined;
  }
}

async function cannotStart(ended: Promise<unknown>, cwd: string): Promise<never> {
  const cause: unknown = await ended.catch((error: unknown) => error);
  throw new GreenPlaceError(
    "E_RUN_START",
    `The job cannot be started in ${cwd}: ${cause instanceof Error ? cause.message : String(cause)}.`,
    "Check that the folder is still there.",
    { cause },
  );
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
async function watch(folder: string, record: string, pid: number): Promise<number | undefined> {
  for (;;) {
    const living = isJobShell(pid, folder);
    const code = notedExit(record);
    if (code !== undefined || !living) return code;
    await wait(POLL_MS);
  }
}

function notedExit(record: string): number | undefined {
  const noted = readStart(record);
  return noted.state === "ended" ? noted.code : undefined;
}
