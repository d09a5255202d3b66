import { join } from "node:path";
import { GreenPlaceError } from "@green-place/contract";
import { type LockHolder, lockHolder, takeLock } from "@green-place/tracker/process-lock";

const lockOf = (folder: string): string => join(folder, "runner");

/** A manager in another container or on another machine may live for as long as the run takes: only its user can tell. */
const unseenMs = Number.POSITIVE_INFINITY;

/**
 * Makes this process the one that manages a run; the returned function ends that. Throws `E_RUN_ACTIVE` while another process does, or may,
 * and `E_RUN_STATE` where the run is no more.
 */
export function lockRun(folder: string): () => void {
  const { lock, holder } = takeLockOf(folder);
  if (!lock) {
    throw new GreenPlaceError(
      "E_RUN_ACTIVE",
      `The run in ${folder} is ${managedBy(holder)}.`,
      holder.sight === "alive"
        ? "Let it go on, or end that process first."
        : `Go on where it was started; if that process is gone, remove ${holder.file} and try again.`,
    );
  }
  return () => {
    try {
      lock.release();
    } catch {
      // A full disk, say. The lock ends with this process.
    }
  };
}

/** Who manages a run; null: nobody. */
export const runnerOf = (folder: string): LockHolder | null => lockHolder(lockOf(folder), unseenMs);

/** `managed by process 12`, and where that is if it can't be seen from here. */
export function managedBy({ process, sight }: LockHolder): string {
  const by = process ? `process ${process.pid}` : "a process that left no name";
  return sight === "alive" || !process
    ? `managed by ${by}`
    : `managed by ${by} of ${process.host}, which can't be seen from here`;
}

function takeLockOf(folder: string): ReturnType<typeof takeLock> {
  try {
    return takeLock(lockOf(folder), unseenMs);
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause && cause.code === "ENOENT")) throw cause;
    throw new GreenPlaceError(
      "E_RUN_STATE",
      `The run in ${folder} has ended meanwhile.`,
      "There is nothing left to go on with.",
      { cause },
    );
  }
}
