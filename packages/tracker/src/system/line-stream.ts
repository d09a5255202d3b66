import { type ChildProcess, spawn } from "node:child_process";

type Environment = Readonly<Record<string, string | undefined>>;

/** A helper program that runs on, and what it printed. */
export interface LineStream {
  /** Lines of stdout since the last call, with the instant of their arrival on the clock of `nowMs`. */
  take(): readonly { readonly tMs: number; readonly line: string }[];
  readonly ended: () => boolean;
  close(): void;
}

/** Starts a helper program that prints lines for as long as the run lasts. It never keeps this process alive. */
export function openLineStream(
  command: string,
  args: readonly string[],
  context: { readonly env: Environment; readonly nowMs: () => number },
): LineStream {
  let lines: { tMs: number; line: string }[] = [];
  let incomplete = "";
  let ended = false;
  let child: ChildProcess | null = null;
  try {
    // A group of its own: Ctrl-C in the terminal is for the wrapped command, not for the sensor.
    child = spawn(command, args, { stdio: ["ignore", "pipe", "ignore"], env: context.env, detached: true });
  } catch {
    ended = true;
  }
  const finish = (): void => {
    ended = true;
  };
  child?.on("error", finish).on("close", finish);
  child?.stdout?.setEncoding("utf8").on("data", (text: string) => {
    const tMs = context.nowMs();
    const parts = (incomplete + text).split("\n");
    incomplete = parts.pop() ?? "";
    for (const line of parts) lines.push({ tMs, line: line.trimEnd() });
  });
  child?.unref();
  const stdout = child?.stdout;
  if (stdout && "unref" in stdout) (stdout as { unref(): void }).unref();
  return {
    take() {
      const taken = lines;
      lines = [];
      return taken;
    },
    ended: () => ended,
    close() {
      if (ended) return;
      // A helper that hangs in its driver may ignore SIGTERM.
      child?.kill("SIGKILL");
    },
  };
}

/** Runs a program to its end and gives its stdout; null if it fails or takes longer than `timeoutMs`, when it is killed. */
export function commandOutput(
  command: string,
  args: readonly string[],
  env: Environment,
  timeoutMs: number,
): Promise<string | null> {
  return new Promise((resolve) => {
    let text = "";
    try {
      const child = spawn(command, args, { stdio: ["ignore", "pipe", "ignore"], env, detached: true });
      const timer = setTimeout(() => {
        child.kill("SIGKILL");
        resolve(null);
      }, timeoutMs);
      child.stdout.setEncoding("utf8").on("data", (part: string) => {
        text += part;
      });
      child.on("error", () => {
        clearTimeout(timer);
        resolve(null);
      });
      child.on("close", (code) => {
        clearTimeout(timer);
        resolve(code === 0 ? text : null);
      });
    } catch {
      resolve(null);
    }
  });
}
