import { existsSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { GreenPlaceError } from "@green-place/contract";
import type { TrackReport } from "../report/report.ts";
import { finishJournal } from "./finish-journal.ts";
import { type TrackContext, trackContext } from "./track-context.ts";

/** A run that `recover` tried to finish. */
export interface RecoveredRun {
  /** Path of its journal. */
  readonly journal: string;
  /** null where the journal could not be read; `problem` says why. */
  readonly report: TrackReport | null;
  /** What could not be read or written; null: nothing. */
  readonly problem: string | null;
}

/**
 * Finishes the runs whose tracker was killed: writes what is still owed of their outputs from their journals, then removes the journals. A
 * run has one row, whoever was killed when and however often this is called. Runs that still go on are left alone, and so are those of other
 * containers and machines until their journals have been silent for long, which `warn` is told.
 */
export async function recover(own: Partial<TrackContext> = {}): Promise<readonly RecoveredRun[]> {
  const context = trackContext(own);
  const folder = context.stateDirectory;
  const names = await readdir(folder).catch(() => []);
  const recovered: RecoveredRun[] = [];
  for (const name of names.filter((name) => name.endsWith(".ndjson")).sort()) {
    const journal = join(folder, name);
    try {
      const finished = await finishJournal(journal, context);
      if (finished) recovered.push({ journal, ...finished });
    } catch (error) {
      // Another process finished it meanwhile.
      if ((error as NodeJS.ErrnoException).code === "ENOENT") continue;
      const hint = GreenPlaceError.isInstance(error) ? ` ${error.hint}` : "";
      recovered.push({
        journal,
        report: null,
        problem: `${error instanceof Error ? error.message : String(error)}${hint}`,
      });
    }
  }
  await removeOrphans(folder);
  return recovered;
}

/** Removes what is left of claims whose journals are gone: a run has a journal before anybody claims it, and never again. */
async function removeOrphans(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const [, journal] = /^(.+\.ndjson)\.lock\./.exec(name) ?? [];
    if (journal !== undefined && !existsSync(join(folder, journal)))
      await rm(join(folder, name), { force: true }).catch(() => undefined);
  }
}
