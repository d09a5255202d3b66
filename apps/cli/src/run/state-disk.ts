import { GreenPlaceError } from "@green-place/contract";

/** Why a folder cannot be written to, for the errors that a user can do something about. */
const reasons: Readonly<Record<string, string>> = {
  ENOSPC: "is full",
  EDQUOT: "is full: its quota is used up",
  EROFS: "is on a read-only disk",
  EACCES: "may not be written by this user",
  EPERM: "may not be written by this user, or its disk knows no links",
  EIO: "is on a disk that fails",
  ENOTDIR: "is not a folder",
};

/** Whether an error is one that the file system gave. */
export const isFileError = (error: unknown): error is NodeJS.ErrnoException & { readonly code: string } =>
  error instanceof Error && "syscall" in error && "code" in error && typeof error.code === "string";

/** Why the state cannot be kept, in words: `The folder /x is full (ENOSPC)`. */
export const stateDiskSays = (folder: string, { code }: { readonly code: string }): string =>
  `The folder ${folder} ${reasons[code] ?? "cannot be used"} (${code})`;

/** Does something with the files of a run; where the file system refuses, throws `E_RUN_DISK` with what that means and what next. */
export async function onStateDisk<T>(
  folder: string,
  meaning: string,
  next: string,
  action: () => T | Promise<T>,
): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (!isFileError(error)) throw error;
    throw new GreenPlaceError("E_RUN_DISK", `${stateDiskSays(folder, error)}: ${meaning}.`, next, {
      cause: error,
    });
  }
}
