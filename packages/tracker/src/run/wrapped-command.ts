import { type ChildProcess, spawn } from "node:child_process";
import { constants } from "node:os";
import type { ChildCgroup } from "../attribution/child-cgroup.ts";

/** A command that runs as if we weren't there: its own stdin, stdout and stderr, our signals, its exit code. */
export interface WrappedCommand {
  readonly pid: number | null;
  /** Its exit code; 128 + N for signal N; 127 not found; 126 not executable. */
  readonly ended: Promise<number>;
  /** Asks it to end. */
  stop(): void;
}

const forwarded: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGUSR1", "SIGUSR2"];

/** Starts the command; `onLine` gets each line of its stdout, which still goes where ours goes, byte for byte. */
export function startWrapped(
  argv: readonly string[],
  options: {
    readonly cwd: string;
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly cgroup: ChildCgroup | null;
    readonly onLine?: ((line: string) => void) | undefined;
    readonly complain: (message: string) => void;
  },
): WrappedCommand {
  const { cgroup } = options;
  // The shell enters the group and then becomes the command: not one fork of it is outside. "0" stands for the writer itself.
  const [program, ...args] =
    cgroup === null
      ? argv
      : ["/bin/sh", "-c", `echo 0 2>/dev/null >"$0"; exec "$@"`, cgroup.entrance, ...argv];
  // Before the command starts: it may be told of a signal as soon as it runs.
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
    stdio: ["inherit", options.onLine ? "pipe" : "inherit", "inherit"],
  });
  if (options.onLine) tee(child, options.onLine);
  const ended = new Promise<number>((resolve) => {
    const finish = (code: number): void => {
      for (const [signal, handler] of handlers) process.removeListener(signal, handler);
      resolve(code);
    };
    child.on("error", (error: NodeJS.ErrnoException) => {
      const missing = error.code === "ENOENT";
      options.complain(missing ? `${argv[0]}: command not found` : `${argv[0]}: ${error.message}`);
      finish(missing ? 127 : 126);
    });
    child.on(options.onLine ? "close" : "exit", (code: number | null, signal: NodeJS.Signals | null) => {
      finish(signal === null ? (code ?? 1) : 128 + constants.signals[signal]);
    });
  });
  return { pid: child.pid ?? null, ended, stop: () => child.kill("SIGTERM") };
}

function tee(child: ChildProcess, onLine: (line: string) => void): void {
  const { stdout } = child;
  if (!stdout) return;
  stdout.pipe(process.stdout, { end: false });
  // Whoever read our output has gone: the command must feel it too.
  process.stdout.on("error", () => stdout.destroy());
  let rest = "";
  stdout.on("data", (bytes: Buffer) => {
    const lines = (rest + bytes.toString("utf8")).split(/[\r\n]+/);
    rest = (lines.pop() ?? "").slice(-4096);
    for (const line of lines) onLine(line);
  });
}
