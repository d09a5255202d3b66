import { readFile, rm, stat } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { MILLISECONDS_PER_MINUTE } from "@green-place/contract";
import type { TraceHeader } from "../meter/trace-entry.ts";
import type { TrackReport } from "../report/report.ts";
import { processName, sightOf } from "../system/process-identity.ts";
import { wasLocked } from "../system/process-lock.ts";
import { readTrace } from "../trace/read-trace.ts";
import { replayTrace } from "../trace/replay.ts";
import { claimJournal, isClaim } from "./journal-claim.ts";
import { withPlace } from "./place-of-trace.ts";
import type { TrackContext } from "./track-context.ts";

/**
 * How long a journal has to be silent before its tracker, which can't be seen from here, is taken for gone: ten minutes, in which a file server
 * restarts and a machine is moved, and ten samples, each of which is a line.
 */
const silentMs = (intervalMs: number): number => Math.max(10 * MILLISECONDS_PER_MINUTE, 10 * intervalMs);

/**
 * From the creation of a journal to its first line. A tracker that takes longer loses its journal, and its run is not lost: it writes the outputs
 * itself when it ends.
 */
const STARTING_MS = 2000;

/** Finishes the run of a journal; null where that is not to be done, or not now. Throws `E_TRACE` and what the file system throws. */
export async function finishJournal(
  journal: string,
  context: TrackContext,
): Promise<{ readonly report: TrackReport; readonly problem: string | null } | null> {
  const text = await textOfBegun(journal);
  if (text === null) {
    await rm(journal, { force: true });
    return null;
  }
  const { header } = await readTrace(text, journal);
  const silenceMs = context.now().getTime() - (await stat(journal)).mtimeMs;
  // Where somebody has claimed it the tracker is done with it, or was taken for gone.
  if (!wasLocked(journal) && mayGoOn(header, silenceMs, journal, context)) return null;
  const claim = claimJournal(journal);
  if (!isClaim(claim)) {
    if (claim !== "finished" && claim.sight === "unseen")
      context.warn(`${journal} is being finished by a process that can't be seen from here.`);
    return null;
  }
  try {
    // Again: until it was claimed, lines may have come.
    const trace = await readTrace(await readFile(journal, "utf8"), journal);
    const { report, settings } = replayTrace(await withPlace(trace, context));
    const { writeOutputs } = await import("../outputs/write-outputs.ts");
    const outcome = await writeOutputs(settings.outputs, report, settings, {
      written: claim.written,
      begunBefore: true,
    });
    await claim.settle(outcome);
    return { report, problem: outcome.failures.length > 0 ? outcome.failures.join(" ") : null };
  } catch (error) {
    claim.abandon();
    throw error;
  }
}

/** The text of a journal; null where its tracker was killed before the first line, and nothing was measured. One that is just starting gets a moment. */
async function textOfBegun(journal: string): Promise<string | null> {
  const deadline = performance.now() + STARTING_MS;
  for (;;) {
    const text = await readFile(journal, "utf8");
    if (text.includes("\n")) return text;
    if (performance.now() > deadline || Date.now() - (await stat(journal)).mtimeMs > STARTING_MS) return null;
    await pause(50);
  }
}

/** Whether the tracker lives, or may live; the latter is said. */
function mayGoOn(
  { process: tracker, intervalMs }: Pick<TraceHeader, "process" | "intervalMs">,
  silenceMs: number,
  journal: string,
  context: TrackContext,
): boolean {
  const sight = sightOf(tracker, context.now().getTime() - silenceMs);
  if (sight !== "unseen") return sight === "alive";
  const longMs = silentMs(intervalMs);
  if (silenceMs > longMs) return false;
  const minutes = Math.ceil(longMs / MILLISECONDS_PER_MINUTE);
  context.warn(
    `${journal} was left alone: whether its tracker, ${processName(tracker)}, still runs can't be seen from here. It is finished once it has been silent for ${minutes} minutes, or at once by \`green-place recover\` where it was started.`,
  );
  return true;
}
