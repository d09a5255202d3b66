import { readFileSync } from "node:fs";
import { join } from "node:path";
import { GreenPlaceError } from "@green-place/contract";
import type { RunSlot } from "@green-place/core";
import type { EngineFiles } from "@green-place/engine";
import type { ZodType } from "zod";

/** Of the state file. Another version is refused: a run is short-lived, and the green-place that wrote it can finish it. */
export const RUN_STATE_VERSION = 2;

/** What a run has to remember: all that another process needs to go on with it. Instants in ms since 1970. */
export interface RunState {
  readonly version: typeof RUN_STATE_VERSION;
  readonly id: string;
  readonly createdMs: number;
  /** Program and arguments; at least the program. */
  readonly command: readonly string[];
  readonly cwd: string;
  /** Each ends after it begins; ascending, apart; at least one. */
  readonly slots: readonly RunSlot[];
  /** Run by the shell in place of SIGSTOP and SIGCONT. */
  readonly pauseCommand?: string | undefined;
  readonly resumeCommand?: string | undefined;
  /**
   * Whether the job is paused; `changing` is written before it is paused or resumed. Where that was cut off it is done again:
   * the commands may then run twice, signals may be sent twice anyway.
   */
  readonly paused: "no" | "changing" | "yes";
}

/** The last instant that a date can be, in ms since 1970. */
const LAST_INSTANT_MS = 8.64e15;

const fileOf = (folder: string): string => join(folder, "run.json");

/**
 * Writes the state so that a reader finds the old one or the new one, whole, even if this process is killed on the way.
 * Throws what the file system throws.
 */
export async function saveRunState(
  folder: string,
  state: RunState,
  files: Pick<EngineFiles, "replaceText">,
): Promise<void> {
  await files.replaceText(fileOf(folder), `${JSON.stringify(state, undefined, 2)}\n`);
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
  const version = typeof raw === "object" && raw !== null && "version" in raw ? raw.version : undefined;
  if (version !== RUN_STATE_VERSION) {
    throw new GreenPlaceError(
      "E_RUN_STATE",
      `The run in ${folder} was written by another version of green-place (state ${typeof version === "number" ? version : "unknown"}, not ${RUN_STATE_VERSION}).`,
      "Resume it with that version, or remove the folder.",
    );
  }
  const checked = (await stateSchema()).safeParse(raw);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0]!;
  throw stateError(folder, `${issue.path.join(".") || "its content"}: ${issue.message}`);
}

/** Loads zod, which only a run that is resumed needs. */
async function stateSchema(): Promise<ZodType<RunState>> {
  const { z } = await import("zod");
  const instant = z.number().min(-LAST_INSTANT_MS).max(LAST_INSTANT_MS);
  const argument = z.string().regex(/^[^\0]*$/, "holds a zero byte");
  return z
    .object({
      version: z.literal(RUN_STATE_VERSION),
      id: z.string().regex(/^[\x21-\x7e]{1,200}$/, "is not a name of printable characters"),
      createdMs: instant,
      command: z.array(argument).min(1),
      cwd: argument.min(1),
      slots: z
        .array(
          z
            .object({ startMs: instant, endMs: instant })
            .refine(({ startMs, endMs }) => startMs < endMs, "a slot ends before it begins"),
        )
        .min(1)
        .refine(
          (slots) => slots.every(({ startMs }, n) => n === 0 || slots[n - 1]!.endMs <= startMs),
          "a slot begins before the last one has ended",
        ),
      pauseCommand: argument.optional(),
      resumeCommand: argument.optional(),
      paused: z.enum(["no", "changing", "yes"]),
    })
    .refine(
      ({ pauseCommand, resumeCommand }) => (pauseCommand === undefined) === (resumeCommand === undefined),
      "a pause command and a resume command come together",
    );
}

const stateError = (folder: string, why: string, options?: ErrorOptions): GreenPlaceError =>
  new GreenPlaceError(
    "E_RUN_STATE",
    `No run to go on with in ${folder}: ${why}.`,
    "`green-place run --resume` without a name goes on with the only unfinished run.",
    options,
  );
