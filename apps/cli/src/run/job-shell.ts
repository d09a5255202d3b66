import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import type { RunState } from "./run-state.ts";
import { word } from "./start-record.ts";

/** Name by which the shell around a job goes in the list of processes. */
const NAME = "green-place-run";

/**
 * A small shell around the job, leader of its own session and process group, which outlives us. It
 *
 * - waits until it is told that its record is written, so that a job is not started whose end could not be; whoever should tell it
 *   may be killed before that, and then it notes that it never started the job;
 * - outlives the signals that are meant for the group (the job gets them too, with their usual effect);
 * - notes that the job runs as soon as there is a process that signals reach, as one that came before would be lost;
 * - notes how the job ended, for whoever resumes the run.
 *
 * Where it ends by itself, its exit code is the job's; where it did not start the job, it ends by a signal.
 */
const SCRIPT = `
trap : INT TERM HUP QUIT USR1 USR2
record=$1
shift
note() { { printf '%s' "$1" 1<> "$record"; } 2> /dev/null; }
leave() { note '${word.never}'; kill -KILL $$; exit; }
read -r told <&3 && [ "$told" = begin ] || leave
exec 3<&-
(note '${word.running}' || leave; exec "$@")
code=$?
note "$(printf '${word.ended}%03d' "$code")"
exit "$code"
`;

/** Starts the shell, which waits for `endWait`. Our own input, output and errors are the job's. */
export function startJobShell(record: string, { command, cwd, id }: RunState): ChildProcess {
  const env = { ...process.env, GREEN_PLACE_RUN: id };
  return spawn("/bin/sh", ["-c", SCRIPT, NAME, record, ...command], {
    cwd,
    env,
    detached: true,
    stdio: ["inherit", "inherit", "inherit", "pipe"],
  });
}

/** Lets the shell begin; where it is told nothing, it leaves. */
export function endWait(shell: ChildProcess, begin: boolean): void {
  const pipe = shell.stdio[3] as NodeJS.WritableStream;
  // It was killed meanwhile, which its end says.
  pipe.on("error", () => undefined);
  pipe.end(begin ? "begin\n" : "");
}

/**
 * Whether a process is the shell around the job of this very run: its arguments hold the run's record.
 * A process that was given the same id later does not, and is never touched.
 */
export function isJobShell(pid: number, folder: string): boolean {
  if (process.platform === "linux") {
    const [, , , name, record] = commandLineOf(pid).split("\0");
    return name === NAME && record?.startsWith(`${folder}/`) === true;
  }
  try {
    const line = execFileSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], { encoding: "utf8" });
    return line.includes(`${NAME} ${folder}/`);
  } catch {
    return false;
  }
}

function commandLineOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}
