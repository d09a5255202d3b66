import { spawn } from "node:child_process";
import { once } from "node:events";
import type { JobProcess } from "./job-process.ts";
import type { RunReport } from "./run-event.ts";
import type { RunState } from "./run-state.ts";
import { signalExit } from "./signal-exit.ts";

/** Pauses a job and resumes it. The answer is whether that worked. */
export interface JobPause {
  pause(): Promise<boolean>;
  resume(): Promise<boolean>;
}

/**
 * SIGSTOP and SIGCONT to the whole process group, which no job can miss or refuse, or the user's commands, for jobs that should
 * write a checkpoint first. Those are run by the shell with the group's id as GREEN_PLACE_PID, and must leave the job alive.
 */
export function jobPause(
  job: JobProcess,
  { pauseCommand, resumeCommand, cwd }: RunState,
  report: RunReport,
): JobPause {
  const act = async (command: string | undefined, signal: NodeJS.Signals): Promise<boolean> => {
    if (command === undefined) {
      job.signal(signal);
      return true;
    }
    const env = { ...process.env, GREEN_PLACE_PID: String(job.pid) };
    const shell = spawn("/bin/sh", ["-c", command], { cwd, env, detached: true, stdio: ["ignore", 2, 2] });
    const [code, killedBy] = (await once(shell, "exit")) as [number | null, NodeJS.Signals | null];
    if (code !== 0) report.tell({ kind: "command-failed", command, code: code ?? signalExit(killedBy!) });
    return code === 0;
  };
  return { pause: () => act(pauseCommand, "SIGSTOP"), resume: () => act(resumeCommand, "SIGCONT") };
}
