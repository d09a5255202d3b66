import { type ChildProcess, spawn } from "node:child_process";
import type { SensorWorld } from "./sensor.ts";

export interface LineStream {
  /** Lines of stdout since the last call, with the instant of their arrival. */
  take(): readonly { readonly tMs: number; readonly line: string }[];
  /** What it wrote to stderr, and on stdout before it ended; for diagnosis. */
  readonly output: () => string;
  readonly ended: () => boolean;
  close(): void;
}

/** A helper program that prints a line now and then for as long as the run lasts. It never keeps the process alive. */
export function openLineStream(command: string, args: readonly string[], world: SensorWorld): LineStream {
  let lines: { tMs: number; line: string }[] = [];
  let rest = "";
  let heard = "";
  let ended = false;
  let child: ChildProcess | null = null;
  try {
    // A group of its own: Ctrl-C in the terminal is for the wrapped command, not for the sensor.
    child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], env: world.env, detached: true });
  } catch {
    ended = true;
  }
  const finish = (): void => {
    ended = true;
  };
  child?.on("error", finish).on("close", finish);
  child?.stdout?.setEncoding("utf8").on("data", (text: string) => {
    const tMs = world.nowMs();
    const parts = (rest + text).split("\n");
    rest = parts.pop() ?? "";
    for (const line of parts) lines.push({ tMs, line: line.trimEnd() });
    if (heard.length < 2000) heard += text;
  });
  child?.stderr?.setEncoding("utf8").on("data", (text: string) => {
    if (heard.length < 2000) heard += text;
  });
  child?.unref();
  for (const pipe of [child?.stdout, child?.stderr])
    if (pipe && "unref" in pipe) (pipe as { unref(): void }).unref();
  return {
    take() {
      const taken = lines;
      lines = [];
      return taken;
    },
    output: () => heard,
    ended: () => ended,
    close() {
      if (ended) return;
      // A helper that hangs in its driver may not mind a polite signal.
      child?.kill("SIGKILL");
    },
  };
}

/** Runs a program to its end and gives its stdout; null if it fails or takes longer than `timeoutMs`, when it is killed. */
export function commandOutput(
  command: string,
  args: readonly string[],
  env: SensorWorld["env"],
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
