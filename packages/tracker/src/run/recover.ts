import { readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { GreenPlaceError, MILLISECONDS_PER_MINUTE } from "@green-place/contract";
import type { TrackReport } from "../report/report.ts";
import { readTrace } from "../trace/read-trace.ts";
import { replayTrace } from "../trace/replay.ts";
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

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
};

/**
 * Finishes the runs whose tracker was killed: writes their outputs from their journals, then removes the journals. Runs that still go on are
 * left alone; two recoveries at once don't write a row twice.
 */
export async function recover(own: Partial<TrackContext> = {}): Promise<readonly RecoveredRun[]> {
  const context = trackContext(own);
  const names = (await readdir(context.stateDirectory).catch(() => []))
    .filter((name) => name.endsWith(".ndjson"))
    .sort();
  const recovered: RecoveredRun[] = [];
  for (const name of names) {
    const journal = join(context.stateDirectory, name);
    try {
      const text = await readFile(journal, "utf8");
      if (!text.includes("\n")) {
        // Without a first line nothing was measured. A tracker that is just starting gets a minute.
        if (context.now().getTime() - (await stat(journal)).mtimeMs > MILLISECONDS_PER_MINUTE)
          await rm(journal, { force: true });
        continue;
      }
      const replayed = replayTrace(await readTrace(text, journal));
      if (isAlive(replayed.trace.header.pid)) continue;
      // Of two recoveries, the one whose rename succeeds goes on.
      const taken = `${journal}.recovering`;
      await rename(journal, taken);
      const { writeOutputs } = await import("../outputs/write-outputs.ts");
      const { failures } = await writeOutputs(replayed.settings.outputs, replayed.report, replayed.settings);
      if (failures.length > 0) {
        await rename(taken, journal);
        recovered.push({ journal, report: replayed.report, problem: failures.join(" ") });
        continue;
      }
      await rm(taken, { force: true });
      recovered.push({ journal, report: replayed.report, problem: null });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") continue;
      const hint = GreenPlaceError.isInstance(error) ? ` ${error.hint}` : "";
      recovered.push({
        journal,
        report: null,
        problem: `${error instanceof Error ? error.message : String(error)}${hint}`,
      });
    }
  }
  return recovered;
}
