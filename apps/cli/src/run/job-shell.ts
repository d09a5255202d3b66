import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { RunState } from "./run-state.ts";

/** Name by which the shell around a job goes in the list of processes. */
const NAME = "green-place-run";

/**
 * A small shell around the job, leader of its own session and process group, which outlives us. It
 *
 * - claims the run with a file that only one process can create, so that the job is started once, however often we are killed and resumed;
 * - outlives the signals that are meant for the group (the job gets them too, with their usual effect);
 * - says when there is a process that they reach, as one that came before would be lost;
 * - writes down how the job ended, for whoever resumes the run.
 */
const SCRIPT = `
trap : INT TERM HUP QUIT USR1 USR2
dir=$1
shift
(set -C; echo $$ > "$dir/claim") 2> /dev/null || exit 0
(: > "$dir/up"; exec "$@")
code=$?
echo "$code" > "$dir/exit.draft"
mv "$dir/exit.draft" "$dir/exit"
exit "$code"
`;

/** Starts the shell and the job in it. Our own input, output and errors are the job's. */
export function startJobShell(folder: string, { command, cwd, id }: RunState): ChildProcess {
  const env = { ...process.env, GREEN_PLACE_RUN: id };
  return spawn("/bin/sh", ["-c", SCRIPT, NAME, folder, ...command], {
    cwd,
    env,
    detached: true,
    stdio: "inherit",
  });
}

/** Id of the shell that claimed the run, which is the id of its process group too; undefined if none has yet. */
export function claimedBy(folder: string): number | undefined {
  const text = textOf(join(folder, "claim"));
  return text?.endsWith("\n") ? Number(text) : undefined;
}

/** Whether the job's own process is there, so that signals to the group reach it. */
export const jobIsUp = (folder: string): boolean => existsSync(join(folder, "up"));

/** The exit code of the job, 128 + N where signal N ended it; undefined while it is not written down. */
export function recordedExit(folder: string): number | undefined {
  const text = textOf(join(folder, "exit"));
  return text === undefined ? undefined : Number(text);
}

/**
 * Whether a process is the shell around the job of this very run: its arguments hold the run's folder.
 * A process that was given the same id later does not, and is never touched.
 */
export function isJobShell(pid: number, folder: string): boolean {
  if (process.platform === "linux") {
    const [, , , name, ownFolder] = textOf(`/proc/${pid}/cmdline`)?.split("\0") ?? [];
    return name === NAME && ownFolder === folder;
  }
  try {
    const line = execFileSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], { encoding: "utf8" });
    return line.includes(`${NAME} ${folder} `);
  } catch {
    return false;
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
