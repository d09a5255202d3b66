import { type ChildProcess, spawn } from "node:child_process";
import { constants } from "node:os";
import type { ChildCgroup } from "../attribution/child-cgroup.ts";
import { withMark } from "../attribution/command-processes.ts";
import { passSignalsOn } from "./pass-signals-on.ts";
import { passStdoutOn } from "./pass-stdout-on.ts";

/** A command with the stdin, stdout and stderr of this process, which gets this process's signals. */
export interface WrappedCommand {
  readonly pid: number | null;
  /** Its exit code; 128 + N for signal N; 127 not found; 126 not executable. */
  readonly ended: Promise<number>;
  /** Ends it and all that it started: SIGTERM, and SIGKILL `STOP_GRACE_MS` later. Ends when they have. Windows ends the command alone. */
  stop(): Promise<void>;
}

/** Starts the command; `onOutput` gets the bytes of its stdout, which still go to this process's stdout byte for byte. */
export function startWrapped(
  argv: readonly string[],
  options: {
    readonly cwd: string;
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly cgroup: ChildCgroup | null;
    readonly onOutput?: ((bytes: Buffer) => void) | undefined;
    /** By which the processes that it starts are known; absent where it will not be stopped. */
    readonly mark?: string | undefined;
    readonly warn: (message: string) => void;
  },
): WrappedCommand {
  const { cgroup } = options;
  // The shell enters the group, then becomes the command, so that every fork of it is inside. "0" stands for the writer itself.
  const [program, ...args] =
    cgroup === null
      ? argv
      : ["/bin/sh", "-c", `echo 0 2>/dev/null >"$0"; exec "$@"`, cgroup.entrance, ...argv];
  // Before the command starts: a signal may arrive as soon as it runs.
  const endPassing = passSignalsOn((signal) => child.kill(signal));
  const child: ChildProcess = spawn(program!, args, {
    cwd: options.cwd,
    env: options.mark === undefined ? options.env : withMark(options.env, options.mark),
    stdio: ["inherit", options.onOutput ? "pipe" : "inherit", "inherit"],
  });
  if (options.onOutput && child.stdout) passStdoutOn(child.stdout, options.onOutput);
  const ended = new Promise<number>((resolve) => {
    const finish = (code: number): void => {
      endPassing();
      resolve(code);
    };
    child.on("error", (error: NodeJS.ErrnoException) => {
      const missing = error.code === "ENOENT";
      options.warn(missing ? `${argv[0]}: command not found` : `${argv[0]}: ${error.message}`);
      finish(missing ? 127 : 126);
    });
    child.on(options.onOutput ? "close" : "exit", (code: number | null, signal: NodeJS.Signals | null) => {
      finish(signal === null ? (code ?? 1) : 128 + constants.signals[signal]);
    });
  });
  return { pid: child.pid ?? null, ended, stop: () => stopAll(child, options) };
}

async function stopAll(
  child: ChildProcess,
  {
    cgroup,
    mark,
    warn,
  }: { readonly cgroup: ChildCgroup | null; readonly mark?: string | undefined; warn(message: string): void },
): Promise<void> {
  if (child.pid === undefined) return;
  if (mark === undefined || process.platform === "win32") {
    child.kill();
    return;
  }
  try {
    const { commandProcesses } = await import("../attribution/command-processes.ts");
    const { stopProcesses } = await import("./stop-processes.ts");
    const found = commandProcesses(child.pid, mark);
    // The command may have been kept from entering its group.
    const list = async () => [...new Set([...((await cgroup?.processes()) ?? []), ...(await found())])];
    const left = await stopProcesses({ list, killAll: cgroup?.kill });
    if (left.length > 0) warn(`Processes of the command that can't be stopped: ${left.join(", ")}.`);
  } catch (error) {
    warn(
      `Only the command itself was asked to end: ${error instanceof Error ? error.message : String(error)}.`,
    );
    child.kill();
  }
}
