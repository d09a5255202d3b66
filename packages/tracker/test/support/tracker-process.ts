import { type ChildProcess, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TrackCommandOptions } from "../../src/index.ts";
import { bundledProgram } from "./bundled-program.ts";

let bundled: Promise<string> | undefined;

/** The tracker as one would install it: plain JavaScript, built once for a test file. */
export function trackerProgram(): Promise<string> {
  bundled ??= bundledProgram("track-cli.ts");
  return bundled;
}

export interface TrackerProcess {
  readonly child: ChildProcess;
  readonly ended: Promise<{
    readonly code: number | null;
    readonly signal: string | null;
    readonly stdout: string;
    readonly stderr: string;
  }>;
}

/** Starts the tracker in a process of its own, in a group that can be killed as one. */
export async function startTracker(
  folder: string,
  options: Omit<TrackCommandOptions, "progress"> & { readonly progress?: string },
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<TrackerProcess> {
  const program = await trackerProgram();
  const file = join(folder, `options-${Math.random().toString(36).slice(2)}.json`);
  const plain = { gramsPerKwh: 100, cloudMetadata: "never", codecarbonConfig: false, ...options };
  writeFileSync(file, JSON.stringify({ options: plain, context: { stateDirectory: join(folder, "state") } }));
  const child = spawn(process.execPath, [program, file, "--", ...argv], {
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
    env: { ...process.env, ...env },
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const ended = new Promise<Awaited<TrackerProcess["ended"]>>((resolve) => {
    child.on("close", (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  return { child, ended };
}
