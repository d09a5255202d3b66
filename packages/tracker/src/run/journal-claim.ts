import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { MILLISECONDS_PER_MINUTE } from "@green-place/contract";
import { type OutputName, type OutputOutcome, outputNames } from "../outputs/write-outputs.ts";
import { type LockHolder, removeLock, takeLock } from "../system/process-lock.ts";

/**
 * The right to finish a run: to write its outputs and remove its journal. The tracker and `recover` take it first, so that one process does;
 * where it is killed, the next `recover` takes it over.
 */
export interface JournalClaim {
  /** Outputs that earlier holders wrote. */
  readonly written: readonly OutputName[];
  /** Whether it was held before: anything may have been written since. */
  readonly heldBefore: boolean;
  /** Removes the journal once its outputs are written; else leaves it to a later `recover`. */
  settle(outcome: OutputOutcome): Promise<void>;
  /** Leaves everything as it is. */
  abandon(): void;
}

/** The claim, or who has it, or that the journal is no more, as its run is finished. */
export type ClaimAnswer = JournalClaim | LockHolder | "finished";

export const isClaim = (answer: ClaimAnswer): answer is JournalClaim =>
  typeof answer === "object" && "settle" in answer;

/** Finishing takes seconds: one in another container or on another machine that takes so much longer was killed. */
const UNSEEN_MS = 10 * MILLISECONDS_PER_MINUTE;

/** Claims a journal. Throws what the file system throws, as on a full disk. */
export function claimJournal(journal: string): ClaimAnswer {
  const { lock, holder } = takeLock(journal, UNSEEN_MS);
  if (!lock) return holder;
  if (!existsSync(journal)) {
    removeLock(journal);
    return "finished";
  }
  const release = (written: readonly OutputName[]): void => {
    try {
      lock.release(written);
    } catch {
      // A full disk, say. The claim ends with this process.
    }
  };
  const written = outputNames.filter((name) => lock.notes.flat().includes(name));
  return {
    written,
    heldBefore: lock.heldBefore,
    async settle(outcome) {
      if (outcome.failures.length > 0) return release(outcome.written);
      await rm(journal, { force: true });
      removeLock(journal);
    },
    abandon: () => release(written),
  };
}
