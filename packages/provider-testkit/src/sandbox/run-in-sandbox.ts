import { type ChildProcess, spawn } from "node:child_process";
import { join, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { MILLISECONDS_PER_MINUTE } from "@green-place/contract";
import { sandboxFolder } from "./sandbox-folder.ts";

export interface SandboxOptions {
  /** Name of a script in the sandbox folder. */
  readonly script: string;
  /** What the script is told, as JSON. */
  readonly argument: unknown;
  readonly cwd: string;
  /** Folders that may be read, links resolved. */
  readonly readable: readonly string[];
  /** Days by which the clock is moved; other than 0, the time zone, the locale and the random numbers differ too. */
  readonly dayShift: number;
}

/** What the script wrote to descriptor 3, or why it wrote nothing. */
export type SandboxOutcome = { readonly answer: string } | { readonly failure: string };

const LIMIT_MS = MILLISECONDS_PER_MINUTE;
const LIMIT_MB = 512;

/** Node 20 calls the permission model experimental; later versions do not. */
const permissionFlag = (): string =>
  process.allowedNodeEnvironmentFlags.has("--permission") ? "--permission" : "--experimental-permission";

/** Runs a script in a child process without network, other processes or writing, and with limits on time and memory. */
export async function runInSandbox({
  script,
  argument,
  cwd,
  readable,
  dayShift,
}: SandboxOptions): Promise<SandboxOutcome> {
  const sandbox = sandboxFolder();
  const mayRead = outermost([...readable, sandbox]);
  const child = spawn(
    process.execPath,
    [
      permissionFlag(),
      ...mayRead.map((path) => `--allow-fs-read=${join(path, "*")}`),
      `--max-old-space-size=${LIMIT_MB}`,
      "--no-warnings",
      `--import=${pathToFileURL(join(sandbox, "preload.mjs")).href}`,
      join(sandbox, script),
      JSON.stringify(argument),
    ],
    {
      cwd,
      env: {
        GREEN_PLACE_SANDBOX: JSON.stringify({ readable: mayRead, dayShift }),
        TZ: dayShift === 0 ? "UTC" : "Pacific/Chatham",
        LANG: dayShift === 0 ? "C" : "tr_TR.UTF-8",
        ...(process.env["SystemRoot"] && { SystemRoot: process.env["SystemRoot"] }),
      },
      stdio: ["ignore", "ignore", "pipe", "pipe"],
      timeout: LIMIT_MS,
      killSignal: "SIGKILL",
    },
  );
  const [answer, complaint, ending] = await Promise.all([textOf(child, 3), textOf(child, 2), endOf(child)]);
  if (answer !== "") return { answer };
  const said = complaint.split("\n").find((line) => /error/i.test(line)) ?? "";
  const limits = `it was stopped after ${LIMIT_MS / 1000} s or ${LIMIT_MB} MB, or ended the process itself`;
  return { failure: `${limits} (${ending}) ${said}`.trim() };
}

/** Without folders that lie in others: Node 20 aborts when it is given a path twice. */
const outermost = (folders: readonly string[]): readonly string[] =>
  [...new Set(folders)].filter(
    (folder) => !folders.some((other) => other !== folder && folder.startsWith(join(other, sep))),
  );

/** What a runaway provider prints is cut, so that it cannot fill our memory. */
const MOST_TEXT = 10_000_000;

async function textOf(child: ChildProcess, descriptor: number): Promise<string> {
  let text = "";
  for await (const chunk of child.stdio[descriptor] as NodeJS.ReadableStream)
    if (text.length < MOST_TEXT) text += String(chunk);
  return text;
}

const endOf = (child: ChildProcess): Promise<string> =>
  new Promise((done) => {
    child.on("error", (error) => done(error.message));
    child.on("close", (code, signal) => done(signal ?? `exit code ${code}`));
  });
