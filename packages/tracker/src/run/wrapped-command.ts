import { type ChildProcess, spawn } from "node:child_process";
import { constants } from "node:os";
import type { ChildCgroup } from "../attribution/child-cgroup.ts";
import { passStdoutOn } from "./pass-stdout-on.ts";

/** A command with the stdin, stdout and stderr of this process, which gets this process's signals. */
export interface WrappedCommand {
  readonly pid: number | null;
  /** Its exit code; 128 + N for signal N; 127 not found; 126 not executable. */
  readonly ended: Promise<number>;
  /** Asks it to end. */
  stop(): void;
}

const forwarded: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGUSR1", "SIGUSR2"];

/** Starts the command; `onOutput` gets the bytes of its stdout, which still go to this process's stdout byte for byte. */
export function startWrapped(
  argv: readonly string[],
  options: {
    readonly cwd: string;
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly cgroup: ChildCgroup | null;
    readonly onOutput?: ((bytes: Buffer) => void) | undefined;
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
  const handlers = forwarded.map((signal) => {
    const handler = (): void => {
      // Ctrl-C at a terminal reaches the whole foreground group; sent again it would count twice.
      if ((signal === "SIGINT" || signal === "SIGQUIT") && process.stdin.isTTY) return;
      child.kill(signal);
    };
    if (process.platform !== "win32") process.on(signal, handler);
    return [signal, handler] as const;
  });
  const child: ChildProcess = spawn(program!, args, {
    cwd: options.cwd,
    env: options.env,
    stdio: ["inherit", options.onOutput ? "pipe" : "inherit", "inherit"],
  });
  if (options.onOutput && child.stdout) passStdoutOn(child.stdout, options.onOutput);
  const ended = new Promise<number>((resolve) => {
    const finish = (code: number): void => {
      for (const [signal, handler] of handlers) process.removeListener(signal, handler);
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
  return { pid: child.pid ?? null, ended, stop: () => child.kill("SIGTERM") };
}
