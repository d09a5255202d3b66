import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { onTestFinished } from "vitest";

const start = fileURLToPath(new URL("start-main.ts", import.meta.url));
const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx/esm")).href;

export interface CliProcess {
  readonly child: ChildProcess;
  /** What it has written to stderr so far. */
  err(): string;
  /** Waits until stderr holds the text. */
  says(text: string): Promise<void>;
  readonly ended: Promise<{
    readonly code: number | null;
    readonly signal: string | null;
    readonly out: string;
    readonly err: string;
  }>;
}

/** The command line as a process of its own, in a folder of its own. */
export function startCli(
  argv: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): CliProcess {
  const child = spawn(
    process.execPath,
    ["--conditions=@green-place/source", "--import", tsx, start, ...argv],
    {
      cwd,
      env: {
        PATH: process.env["PATH"],
        HOME: cwd,
        GREEN_PLACE_STATE_DIR: join(cwd, "state"),
        ...env,
      } as NodeJS.ProcessEnv,
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  onTestFinished(() => void child.kill("SIGKILL"));
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    err += text;
  });
  const ended = new Promise<Awaited<CliProcess["ended"]>>((resolve) => {
    child.on("close", (code, signal) => resolve({ code, signal, out, err }));
  });
  const says = async (text: string): Promise<void> => {
    for (let tries = 0; !err.includes(text); tries++) {
      if (tries > 2000) throw new Error(`never said "${text}", only "${err}"`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  return { child, err: () => err, says, ended };
}

/** A folder that goes with the test. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "green-place-cli-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}
