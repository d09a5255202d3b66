import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** Starts the command line, or another script, as a process of its own, with nothing of this one's environment. */
export function startProcess(
  line: string,
  env: Readonly<Record<string, string>>,
  { script = "../start-main.ts", sdks = true }: { readonly script?: string; readonly sdks?: boolean } = {},
): Started {
  const child = spawn(
    process.execPath,
    [
      "--conditions=@green-place/source",
      "--import",
      "tsx",
      ...(sdks ? [] : ["--import", path("without-sdks.mjs")]),
      path(script),
      ...line.split(" "),
    ],
    { env: { PATH: process.env["PATH"] ?? "", ...env }, stdio: ["ignore", "pipe", "pipe"] },
  );
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk) => {
    out += String(chunk);
  });
  child.stderr.on("data", (chunk) => {
    err += String(chunk);
  });
  const ended = new Promise<Ended>((resolve) => child.on("close", (code) => resolve({ code, out, err })));
  return { child, ended };
}
