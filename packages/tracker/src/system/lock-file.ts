import { randomBytes } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import type { ProcessIdentity } from "./process-identity.ts";

/** One file of a lock: who took it, or what its holder left when it gave it back. */
export type LockFile = { readonly process: ProcessIdentity } | { readonly note: unknown };

/** Undefined: there is no such file; null: what is in it is no lock. Throws what else the file system throws. */
export function readLockFile(file: string): LockFile | null | undefined {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return undefined;
    throw error;
  }
  try {
    const content: unknown = JSON.parse(text);
    const isLock =
      typeof content === "object" && content !== null && ("note" in content || "process" in content);
    return isLock ? (content as LockFile) : null;
  } catch {
    return null;
  }
}

/** Creates the file, whole and on the disk; false where it is there already. Throws what the file system throws. */
export function createLockFile(file: string, content: LockFile): boolean {
  return withDraft(file, content, (draft) => {
    try {
      linkSync(draft, file);
      return true;
    } catch (error) {
      if (codeOf(error) === "EEXIST") return false;
      // A file system without hard links.
      if (!["EPERM", "ENOTSUP", "ENOSYS", "EMLINK"].includes(codeOf(error))) throw error;
      return createInPlace(file, content);
    }
  });
}

/** Puts other content into the file, in one step. Throws what the file system throws. */
export function replaceLockFile(file: string, content: LockFile): void {
  withDraft(file, content, (draft) => renameSync(draft, file));
}

/** For a moment nothing is in the file, and who reads it then takes its holder for unseen. */
function createInPlace(file: string, content: LockFile): boolean {
  try {
    write(file, content);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    rmSync(file, { force: true });
    throw error;
  }
}

function withDraft<T>(file: string, content: LockFile, use: (draft: string) => T): T {
  const draft = `${file}.${process.pid}-${randomBytes(6).toString("hex")}.tmp`;
  try {
    write(draft, content);
    return use(draft);
  } finally {
    rmSync(draft, { force: true });
  }
}

const write = (file: string, content: LockFile): void =>
  writeFileSync(file, JSON.stringify(content), { flag: "wx", mode: 0o600, flush: true });

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? "";
