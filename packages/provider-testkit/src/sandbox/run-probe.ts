import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { sandboxFolder } from "./sandbox-folder.ts";

/** Something that a provider tried and must not. */
export interface Attempt {
  readonly kind: "network" | "file" | "process";
  readonly what: string;
}

/** What happened to a provider in the sandbox. */
export interface ProbeResult {
  /** How far it came. */
  readonly stage: "import" | "create" | "answer" | "done";
  /** SHA-256 of all its answers; null if it did not come so far. */
  readonly digest: string | null;
  readonly error: string | null;
  readonly importMs: number;
  readonly heapMb: number;
  readonly attempts: readonly Attempt[];
}

export interface ProbeOptions {
  /** The folder in which the package lies under `node_modules`. */
  readonly folder: string;
  /** Folders that may be read: the package and the packages that it depends on. */
  readonly readable: readonly string[];
  /** Days by which the clock is moved; other than 0, the time zone, the locale and the random numbers differ too. */
  readonly dayShift: number;
}

const LIMIT_MS = 20_000;
const LIMIT_MB = 512;

/** Node 20 calls the permission model experimental; later versions do not. */
export const permissionFlag = (): string =>
  process.allowedNodeEnvironmentFlags.has("--permission") ? "--permission" : "--experimental-permission";

/** Imports the package and asks it everything, in a child process without network, other processes or files of others. */
export async function runProbe({ folder, readable, dayShift }: ProbeOptions): Promise<ProbeResult> {
  const sandbox = sandboxFolder();
  const child = spawn(
    process.execPath,
    [
      permissionFlag(),
      ...[folder, sandbox, ...readable].map((path) => `--allow-fs-read=${join(path, "*")}`),
      `--max-old-space-size=${LIMIT_MB}`,
      "--no-warnings",
      `--import=${pathToFileURL(join(sandbox, "preload.mjs")).href}`,
      join(sandbox, "probe.mjs"),
      JSON.stringify({ entry: pathToFileURL(join(folder, "entry.mjs")).href }),
    ],
    {
      cwd: folder,
      env: {
        GREEN_PLACE_SANDBOX: JSON.stringify({ readable: [folder, sandbox, ...readable], dayShift }),
        TZ: dayShift === 0 ? "UTC" : "Pacific/Chatham",
        LANG: dayShift === 0 ? "C" : "tr_TR.UTF-8",
        ...(process.env["SystemRoot"] && { SystemRoot: process.env["SystemRoot"] }),
      },
      stdio: ["ignore", "ignore", "pipe", "pipe"],
      timeout: LIMIT_MS,
      killSignal: "SIGKILL",
    },
  );
  const [text, complaint, ending] = await Promise.all([textOf(child, 3), textOf(child, 2), endOf(child)]);
  if (text !== "") return JSON.parse(text) as ProbeResult;
  const limits = `it was stopped after ${LIMIT_MS / 1000} s or ${LIMIT_MB} MB, or ended the process itself`;
  const said = complaint.split("\n").find((line) => /error/i.test(line)) ?? "";
  return {
    stage: "import",
    digest: null,
    error: `${limits} (${ending}) ${said}`.trim(),
    importMs: 0,
    heapMb: 0,
    attempts: [],
  };
}

async function textOf(child: ChildProcess, descriptor: number): Promise<string> {
  let text = "";
  // What a runaway provider prints is cut, so that it cannot fill our memory.
  for await (const chunk of child.stdio[descriptor] as NodeJS.ReadableStream)
    if (text.length < 1e6) text += String(chunk);
  return text;
}

const endOf = (child: ChildProcess): Promise<string> =>
  new Promise((done) => {
    child.on("error", (error) => done(error.message));
    child.on("close", (code, signal) => done(signal ?? `exit code ${code}`));
  });
