import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { withinMs } from "./time-limit.ts";

/** A read that takes longer than this counts as failed, and no other is begun until it ends. */
export const readTimeoutMs = 500;

/** A file of sysfs or procfs that is read over and over. */
export interface SystemFile {
  /** Its text; null if it can't be read or hangs. */
  read(): Promise<string | null>;
  close(): void;
}

/** The kernel's own files stay open; those of a fake or recorded tree may be replaced by new ones of the same name. */
const isKernels = (path: string): boolean => path.startsWith("/sys/") || path.startsWith("/proc/");

// Without O_NONBLOCK, opening a pipe that nobody writes to would never return.
const openOnce = (path: string): Promise<FileHandle | null> =>
  open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch(() => null);

/** Opens a file to be read again and again without blocking; null if that is not possible. */
export async function openSystemFile(path: string): Promise<SystemFile | null> {
  const buffer = Buffer.alloc(4096);
  let pending: Promise<string | null> | null = null;
  let kept = await withinMs(openOnce(path), readTimeoutMs);
  if (!kept) return null;

  const readOnce = async (): Promise<string | null> => {
    kept ??= await openOnce(path);
    let text: string | null = null;
    try {
      // Twice: a test may just have emptied a file of its tree to write it again.
      for (let attempt = 0; attempt < 2 && text === null; attempt++) {
        const read = await kept?.read(buffer, 0, buffer.length, 0);
        if (read && read.bytesRead > 0) text = buffer.toString("utf8", 0, read.bytesRead);
      }
    } catch {
      // A device that went away: the next read tries again.
    }
    if (text === null || !isKernels(path)) {
      await kept?.close().catch(() => undefined);
      kept = null;
    }
    return text;
  };
  return {
    async read() {
      // One read at a time: a read that hangs must not be followed by more that hang.
      if (pending) return null;
      pending = readOnce().finally(() => {
        pending = null;
      });
      return withinMs(pending, readTimeoutMs);
    },
    close() {
      kept?.close().catch(() => undefined);
      kept = null;
    },
  };
}

/** The number in a text of sysfs; null for anything else, an empty text too. */
export function parseCounter(text: string | null): number | null {
  const trimmed = text?.trim();
  const value = trimmed && /^-?\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) : null;
  return Number.isFinite(value) ? value : null;
}
