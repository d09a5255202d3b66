import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { withinMs } from "./cut-off.ts";

/** A read that takes longer than this is given up, and the file is not asked again until it answers. */
export const readTimeoutMs = 500;

/** A file of sysfs or procfs that is read over and over. */
export interface SystemFile {
  /** Its text; null if it can't be read or hangs. */
  read(): Promise<string | null>;
  close(): void;
}

/** Opens a file to be read again and again without blocking; null if that is not possible. */
export async function openSystemFile(path: string): Promise<SystemFile | null> {
  // Without O_NONBLOCK, opening a pipe that nobody writes to would never return.
  const opening = open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch(() => null);
  const handle = await withinMs(opening, readTimeoutMs);
  if (!handle) return null;
  const buffer = Buffer.alloc(4096);
  let pending: Promise<string | null> | null = null;
  let current: FileHandle | null = handle;

  const readOnce = async (): Promise<string | null> => {
    try {
      const { bytesRead } = await current!.read(buffer, 0, buffer.length, 0);
      if (bytesRead > 0) return buffer.toString("utf8", 0, bytesRead);
    } catch {
      // A device that went away and came back has a new file of the same name.
    }
    await current?.close().catch(() => undefined);
    current = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch(() => null);
    return null;
  };
  return {
    async read() {
      if (!current && !pending)
        current = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch(() => null);
      if (!current) return null;
      // One read at a time: a hung one must not be joined by another each second.
      if (pending) return null;
      pending = readOnce();
      const reading = pending.finally(() => {
        pending = null;
      });
      return withinMs(reading, readTimeoutMs);
    },
    close() {
      current?.close().catch(() => undefined);
      current = null;
    },
  };
}

/** The number in a text of sysfs; null for anything else, an empty text too. */
export function parseCounter(text: string | null): number | null {
  const trimmed = text?.trim();
  return trimmed && /^-?\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) : null;
}
