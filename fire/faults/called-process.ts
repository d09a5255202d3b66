import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Ended } from "../commands/command.ts";

/** The built command. */
export const greenPlace: string = fileURLToPath(
  new URL("../../apps/cli/bin/green-place.mjs", import.meta.url),
);

/** What a call may take before it counts as hung. */
const longestMs = 30_000;
/** Nobody prints more; the rest is cut. */
const mostCharacters = 1_000_000;

export interface Called {
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** The user that it runs as, by number; absent: this process's. */
  readonly user?: number;
  /** What starts it in place of ourselves, with its arguments: `unshare --mount …`; absent: nothing. */
  readonly through?: readonly string[];
  /** Killed (SIGKILL) after so long; absent: not. */
  readonly killAfterMs?: number;
}

/** Calls a program of Node in a process of its own, which is ended with all that it started in its group if it hangs. */
export function callProgram(
  program: string,
  argv: readonly string[],
  { env, cwd, user, through = [], killAfterMs }: Called,
): Promise<Ended & { readonly tookMs: number }> {
  return new Promise((resolve, reject) => {
    const startedMs = performance.now();
    const [first, ...rest] = [...through, process.execPath, program, ...argv];
    const child = spawn(first!, rest, {
      cwd,
      ...(user !== undefined && { uid: user, gid: user }),
      env: { PATH: process.env["PATH"] ?? "", ...env },
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const texts = { stdout: "", stderr: "" };
    for (const stream of ["stdout", "stderr"] as const) {
      child[stream].setEncoding("utf8").on("data", (text: string) => {
        if (texts[stream].length < mostCharacters) texts[stream] += text;
      });
    }
    let hung = false;
    const timers = [
      setTimeout(() => {
        hung = true;
        process.kill(-child.pid!, "SIGKILL");
      }, longestMs),
    ];
    if (killAfterMs !== undefined) timers.push(setTimeout(() => child.kill("SIGKILL"), killAfterMs));
    child.on("error", reject);
    const settle = (code: number | null, signal: NodeJS.Signals | null): void => {
      timers.forEach(clearTimeout);
      // A job that outlives a killed green-place holds its stdout; that is no reason to wait for it.
      child.stdout.destroy();
      child.stderr.destroy();
      resolve({ code, signal, ...texts, hung, tookMs: performance.now() - startedMs });
    };
    child.on("exit", (code, signal) => {
      // What is still in the pipes comes within a moment.
      if (signal === null) child.once("close", () => settle(code, signal));
      setTimeout(() => settle(code, signal), 200).unref();
    });
  });
}
