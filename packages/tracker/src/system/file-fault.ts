import { getSystemErrorMap } from "node:util";

/** Why a file could not be written or read, in the system's words and without the path, which is said already: `no space left on device (ENOSPC)`. */
export function fileFault(error: unknown): string {
  const { errno, code } = error as NodeJS.ErrnoException;
  const [, words] = (typeof errno === "number" && getSystemErrorMap().get(errno)) || [];
  if (words !== undefined) return `${words} (${code})`;
  return error instanceof Error ? error.message : String(error);
}
