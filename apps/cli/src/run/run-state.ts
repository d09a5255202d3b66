import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { GreenPlaceError } from "@green-place/contract";
import type { RunSlot } from "@green-place/core";

/** What a run has to remember: all that another process needs to go on with it. Instants in ms since 1970. */
export interface RunState {
  readonly version: 1;
  readonly id: string;
  readonly createdMs: number;
  /** Program and arguments; at least the program. */
  readonly command: readonly string[];
  readonly cwd: string;
  /** Ascending, apart; at least one. */
  readonly slots: readonly RunSlot[];
  /** Run by the shell in place of SIGSTOP and SIGCONT. */
  readonly pauseCommand?: string | undefined;
  readonly resumeCommand?: string | undefined;
  /**
   * Where the job's brake is, written down before and after it is moved. A move that was cut off is made again.
   * Of no matter with signals, which may be sent twice.
   */
  readonly brake: "off" | "moving" | "on";
}

const fileOf = (folder: string): string => join(folder, "run.json");

/** Writes the state so that a reader finds the old one or the new one, whole, even if this process is killed on the way. */
export function saveRunState(folder: string, state: RunState): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = join(folder, `run.json.${process.pid}`);
  writeFileSync(draft, `${JSON.stringify(state, undefined, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(draft, fileOf(folder));
}

/** Throws `E_RUN_STATE` if there is no state in the folder, or none that this version can read. */
export async function loadRunState(folder: string): Promise<RunState> {
  let raw: unknown;
  try {
    raw = JSON.parse(readFileSync(fileOf(folder), "utf8"));
  } catch (cause) {
    const why =
      cause instanceof Error && "code" in cause && cause.code === "ENOENT"
        ? "there is none"
        : "it cannot be read";
    throw stateError(folder, why, { cause });
  }
  const { runStateSchema } = await import("./run-state-schema.ts");
  const checked = runStateSchema.safeParse(raw);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0]!;
  throw stateError(folder, `${issue.path.join(".") || "its content"}: ${issue.message}`);
}

const stateError = (folder: string, why: string, options?: ErrorOptions): GreenPlaceError =>
  new GreenPlaceError(
    "E_RUN_STATE",
    `No run to go on with in ${folder}: ${why}.`,
    "`green-place run --resume` without a name goes on with the only unfinished run.",
    options,
  );
