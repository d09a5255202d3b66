import { rmSync, statSync } from "node:fs";
import { createLockFile, readLockFile, replaceLockFile } from "./lock-file.ts";
import { ownIdentity, type ProcessIdentity, type ProcessSight, sightOf } from "./process-identity.ts";

export { ownIdentity, type ProcessIdentity, type ProcessSight, sightOf };

/**
 * A lock that exactly one process holds, also where its last holder was killed.
 *
 * It is a row of files `NAME.lock.0`, `NAME.lock.1` and so on, of which the last counts. Each appears whole and names its holder, or says
 * that it was given back; both are final, as who is gone stays gone. Whoever finds the last one free makes the next, which only one can. So
 * none may be removed while what the lock guards is still there.
 */
export interface ProcessLock {
  /** Whether it was held before. */
  readonly heldBefore: boolean;
  /** What earlier holders left, oldest first. */
  readonly notes: readonly unknown[];
  /** Gives it back; `note`, plain data, is for those who take it later. Throws what the file system throws: it is then held until this process ends. */
  release(note?: unknown): void;
}

/** Who holds a lock. */
export interface LockHolder {
  /** Null where its name was lost, as of a machine that lost its power. */
  readonly process: ProcessIdentity | null;
  readonly sight: Exclude<ProcessSight, "gone">;
  readonly file: string;
}

/** The lock, or who holds it. */
export type LockAnswer =
  | { readonly lock: ProcessLock; readonly holder?: undefined }
  | { readonly holder: LockHolder; readonly lock?: undefined };

const fileOf = (name: string, generation: number): string => `${name}.lock.${generation}`;

/**
 * Takes the lock of a path, whose folder must exist. A holder that can't be seen from here keeps it for `unseenMs` milliseconds after it took
 * it. Throws what the file system throws.
 */
export function takeLock(name: string, unseenMs: number): LockAnswer {
  for (;;) {
    const { count, notes, holder } = lockState(name, unseenMs);
    if (holder) return { holder };
    const file = fileOf(name, count);
    // Another was faster: it may hold it now, or have given it back.
    if (!createLockFile(file, { process: ownIdentity() })) continue;
    const release = (note: unknown = null): void => replaceLockFile(file, { note });
    return { lock: { heldBefore: count > 0, notes, release } };
  }
}

/** Who holds the lock of a path; null: nobody. `unseenMs` as in `takeLock`. */
export const lockHolder = (name: string, unseenMs: number): LockHolder | null =>
  lockState(name, unseenMs).holder;

/** Whether the lock of a path was ever held. */
export const wasLocked = (name: string): boolean => readLockFile(fileOf(name, 0)) !== undefined;

/** Removes the lock of a path at which there is nothing left to guard. */
export function removeLock(name: string): void {
  // Down from the last, so that what a kill leaves still is the beginning of a row.
  for (let left = lockState(name, 0).count; left > 0; left--) rmSync(fileOf(name, left - 1), { force: true });
}

function lockState(name: string, unseenMs: number) {
  const notes: unknown[] = [];
  for (let count = 0; ; count++) {
    const content = readLockFile(fileOf(name, count));
    if (content === undefined) {
      const holder = count === 0 ? null : holderOf(fileOf(name, count - 1), unseenMs);
      return { count, notes, holder };
    }
    if (content && "note" in content && content.note !== null) notes.push(content.note);
  }
}

function holderOf(file: string, unseenMs: number): LockHolder | null {
  const content = readLockFile(file);
  const takenMs = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  if (content === undefined || takenMs === undefined || (content && "note" in content)) return null;
  const sight = content ? sightOf(content.process, takenMs) : "unseen";
  if (sight === "gone" || (sight === "unseen" && Date.now() - takenMs > unseenMs)) return null;
  return { process: content?.process ?? null, sight, file };
}
