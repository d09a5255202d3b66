import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { runInSandbox } from "./run-in-sandbox.ts";

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
  /** The folder in which the package lies under `node_modules`, with an `entry.mjs` that imports it. */
  readonly folder: string;
  /** Folders of the package and of the packages that it depends on. */
  readonly readable: readonly string[];
  readonly dayShift: number;
}

/** Imports the package and asks it everything, in the sandbox. */
export async function runProbe({ folder, readable, dayShift }: ProbeOptions): Promise<ProbeResult> {
  const outcome = await runInSandbox({
    script: "probe.mjs",
    argument: { entry: pathToFileURL(join(folder, "entry.mjs")).href },
    cwd: folder,
    readable: [folder, ...readable],
    dayShift,
  });
  if ("answer" in outcome) return JSON.parse(outcome.answer) as ProbeResult;
  return { stage: "import", digest: null, error: outcome.failure, importMs: 0, heapMb: 0, attempts: [] };
}
