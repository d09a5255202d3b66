import { type ChildProcess, spawn } from "node:child_process";

export type Environment = Readonly<Record<string, string | undefined>>;

/** A helper program that was started. */
export interface HelperProcess {
  /** Kills it and what it started, and reads no more of it; waits for nothing, and a second call does nothing. */
  stop(): void;
}

/** Helpers that run now. */
const running = new Set<HelperProcess>();

let stopsAtExit = false;
/** None outlives this process, unless that is killed. */
function stopAllAtExit(): void {
  if (stopsAtExit) return;
  stopsAtExit = true;
  process.once("exit", () => {
    for (const helper of running) helper.stop();
  });
}

/**
 * Starts a helper program. `onText` gets its stdout as it comes; `onEnd` comes once: its exit code, null where it could not be started or
 * was stopped. Once stopped, neither it nor a child of it that holds its stdout keeps this process alive; with `background` never.
 */
export function startHelper(
  command: string,
  args: readonly string[],
  env: Environment,
  options: {
    readonly background: boolean;
    readonly onText: (text: string) => void;
    readonly onEnd: (code: number | null) => void;
  },
): HelperProcess {
  let child: ChildProcess | null = null;
  let over = false;
  const end = (code: number | null): void => {
    if (over) return;
    over = true;
    running.delete(helper);
    options.onEnd(code);
  };
  const helper: HelperProcess = {
    stop() {
      if (over) return;
      // SIGKILL: one that hangs in its driver may ignore SIGTERM.
      killGroup(child);
      // A grandchild in a group of its own may still hold the pipe.
      child?.stdout?.destroy();
      // Not even SIGKILL ends one that waits for a driver.
      child?.unref();
      end(null);
    },
  };
  try {
    // A group of its own: Ctrl-C in the terminal is for the wrapped command, not for the sensor.
    child = spawn(command, args, { stdio: ["ignore", "pipe", "ignore"], env, detached: true });
  } catch {
    queueMicrotask(() => end(null));
    return helper;
  }
  stopAllAtExit();
  running.add(helper);
  child.on("error", () => end(null)).on("close", end);
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    if (!over) options.onText(text);
  });
  if (options.background) {
    child.unref();
    const { stdout } = child;
    if (stdout && "unref" in stdout) (stdout as { unref(): void }).unref();
  }
  return helper;
}

function killGroup(child: ChildProcess | null): void {
  if (child?.pid === undefined) return;
  try {
    if (process.platform === "win32") child.kill("SIGKILL");
    else process.kill(-child.pid, "SIGKILL");
  } catch {
    // It has ended.
  }
}
