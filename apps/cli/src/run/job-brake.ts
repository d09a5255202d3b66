import { spawn } from "node:child_process";
import { once } from "node:events";
import type { JobProcess } from "./job-process.ts";
import type { RunReport } from "./run-event.ts";
import type { RunState } from "./run-state.ts";
import { signalExit } from "./signal-exit.ts";

/** Stops a job for a while and lets it go on. The answer is whether that worked. */
export interface JobBrake {
  pause(): Promise<boolean>;
  release(): Promise<boolean>;
}

/**
 * SIGSTOP and SIGCONT to the whole process group, which no job can miss or refuse, or the user's commands for jobs that had better
 * write a checkpoint first. Those are run by the shell with the group's id as GREEN_PLACE_PID, and must leave the job alive.
 */
export function jobBrake(
  job: JobProcess,
  { pauseCommand, resumeCommand, cwd }: RunState,
  report: RunReport,
): JobBrake {
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
  return { pause: () => act(pauseCommand, "SIGSTOP"), release: () => act(resumeCommand, "SIGCONT") };
}
