import { followPlan, type RunSurroundings } from "./follow-plan.ts";
import { makeRunFolder, removeRunFolder } from "./run-folder.ts";
import { lockRun } from "./run-lock.ts";
import type { RunOutcome } from "./run-outcome.ts";
import { loadRunState, type RunState } from "./run-state.ts";
import { isFileError, onStateDisk, stateDiskSays } from "./state-disk.ts";

const nothingStarted = "nothing was started";
const makeRoom = "Make room, or name another folder in GREEN_PLACE_STATE_DIR.";

/**
 * Waits for the first slot of a plan, starts the job, pauses and continues it, and ends when it is done.
 *
 * The state is on disk all the while: where this process is killed, `resumeJob` goes on, with the job as it then is.
 * Where it ends in an orderly way, no job stays behind stopped and the folder is removed. Throws `E_RUN_DISK`, before the job is started,
 * where the state cannot be kept, and `E_RUN_START` where the job cannot be started.
 */
export async function startJob(state: RunState, surroundings: RunSurroundings): Promise<RunOutcome> {
  const { folder, files } = surroundings;
  let unlock: () => void;
  try {
    unlock = await onStateDisk(folder, nothingStarted, makeRoom, async () => {
      await makeRunFolder(folder, state, files);
      return lockRun(folder);
    });
  } catch (error) {
    // Nothing to go on with, which the caller is told.
    tryTo(() => removeRunFolder(folder));
    throw error;
  }
  return manage(async () => state, surroundings, unlock);
}

/** Goes on with a run whose process was killed. Throws as `startJob`, `E_RUN_STATE`, or `E_RUN_ACTIVE` while another process manages it. */
export async function resumeJob(surroundings: RunSurroundings): Promise<RunOutcome> {
  const { folder } = surroundings;
  await loadRunState(folder);
  const unlock = await onStateDisk(folder, "the run stays as it is", "Make room, then try again.", () =>
    lockRun(folder),
  );
  // Again under the lock: meanwhile another process may have gone on with the run.
  return manage(() => loadRunState(folder), surroundings, unlock);
}

async function manage(
  load: () => Promise<RunState>,
  surroundings: RunSurroundings,
  unlock: () => void,
): Promise<RunOutcome> {
  const { folder, report } = surroundings;
  let finished = false;
  try {
    const outcome = await followPlan(await load(), surroundings);
    finished = !(outcome.kind === "cancelled" && outcome.resumable);
    return outcome;
  } finally {
    const refused = tryTo(finished ? () => removeRunFolder(folder) : unlock);
    // How the run ended counts, and a lock or a run that is over does no harm: whoever resumes it gets the same exit code.
    if (refused) report.tell({ kind: "not-removed", why: stateDiskSays(folder, refused) });
  }
}

/** Does it, or gives the error of the file system. */
function tryTo(action: () => void): (NodeJS.ErrnoException & { readonly code: string }) | undefined {
  try {
    action();
  } catch (error) {
    if (isFileError(error)) return error;
    throw error;
  }
  return undefined;
}
