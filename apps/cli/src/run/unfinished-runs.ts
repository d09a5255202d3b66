import { readdirSync } from "node:fs";
import { join } from "node:path";
import { GreenPlaceError } from "@green-place/contract";
import type { LockHolder } from "@green-place/tracker/process-lock";
import { managedBy, runnerOf } from "./run-lock.ts";

/** A run whose state is still on disk. */
export interface UnfinishedRun {
  readonly id: string;
  readonly folder: string;
  /** Who manages it; null: nobody. */
  readonly runner: LockHolder | null;
}

/** The runs in the folder of all runs, by id. */
export function unfinishedRuns(runsFolder: string): UnfinishedRun[] {
  let names: string[];
  try {
    names = readdirSync(runsFolder);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
  return names
    .filter((id) => !id.startsWith("."))
    .sort()
    .map((id) => ({ id, folder: join(runsFolder, id), runner: runnerOf(join(runsFolder, id)) }));
}

/** The one run that no process manages, or the one that is named. Throws `E_RUN_STATE` when there is none or more than one. */
export function runToResume(runsFolder: string, id: string | undefined): UnfinishedRun {
  const runs = unfinishedRuns(runsFolder);
  const candidates = runs.filter((run) => (id === undefined ? run.runner === null : run.id === id));
  const [only] = candidates;
  if (only && candidates.length === 1) return only;
  const ids = runs.map((run) => (run.runner === null ? run.id : `${run.id} (${managedBy(run.runner)})`));
  throw new GreenPlaceError(
    "E_RUN_STATE",
    only
      ? "There is more than one run to go on with."
      : id === undefined
        ? "There is no run to go on with."
        : `There is no unfinished run "${id}".`,
    ids.length > 0 ? `Unfinished: ${ids.join(", ")}.` : `No run is unfinished in ${runsFolder}.`,
  );
}
