import { followPlan, type RunSurroundings } from "./follow-plan.ts";
import { removeRun } from "./remove-run.ts";
import { lockRun } from "./run-lock.ts";
import type { RunOutcome } from "./run-outcome.ts";
import { loadRunState, type RunState, saveRunState } from "./run-state.ts";

/**
 * Waits for the first slot of a plan, starts the job, pauses and continues it, and ends when it is done.
 *
 * The state is on disk all the while: where this process is killed, `resumeJob` goes on, with the job as it then is.
 * Where it ends in an orderly way, no job stays behind stopped and the folder is removed.
 */
export async function startJob(state: RunState, surroundings: RunSurroundings): Promise<RunOutcome> {
  await saveRunState(surroundings.folder, state, surroundings.files);
  return manage(async () => state, surroundings);
}

/** Goes on with a run whose process was killed. Throws `E_RUN_STATE`, or `E_RUN_ACTIVE` while another process manages it. */
export async function resumeJob(surroundings: RunSurroundings): Promise<RunOutcome> {
  await loadRunState(surroundings.folder);
  // Again under the lock: meanwhile another process may have gone on with the run.
  return manage(() => loadRunState(surroundings.folder), surroundings);
}

async function manage(load: () => Promise<RunState>, surroundings: RunSurroundings): Promise<RunOutcome> {
  const unlock = lockRun(surroundings.folder);
  let finished = false;
  try {
    const outcome = await followPlan(await load(), surroundings);
    finished = !(outcome.kind === "cancelled" && outcome.resumable);
    return outcome;
  } finally {
    if (finished) removeRun(surroundings.folder);
    else unlock();
  }
}
