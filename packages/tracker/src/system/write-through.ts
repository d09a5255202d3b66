import { write } from "node:fs";
import { constants, type FileHandle, open, stat } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { GreenPlaceError } from "@green-place/contract";
import type { OutputPlace } from "./output-place.ts";

const writeTo = promisify(write);

/** How long a reader may take to open a FIFO, and to take the next bytes. */
const readerOpensMs = 2_000;
const readerTakesMs = 5_000;
const retryMs = 10;

/** What is opened: without ever waiting for the other end, and without becoming the terminal of this process. */
const flags = constants.O_WRONLY | constants.O_NONBLOCK | (constants.O_NOCTTY ?? 0);

/**
 * Writes a text into a FIFO, a device or a descriptor, which stays what it is. Throws `E_OUTPUT_PLACE` where nobody reads the FIFO, or a reader
 * takes nothing for some seconds, and what the file system throws.
 */
export async function writeThrough(
  place: Exclude<OutputPlace, { kind: "file" }>,
  text: string,
): Promise<void> {
  const bytes = Buffer.from(text);
  if (place.kind === "stream") {
    const handle = await opened(place.path);
    try {
      await writeAll(handle.fd, bytes);
    } finally {
      await handle.close();
    }
    return;
  }
  const { descriptor } = place;
  // Opened anew a pipe or a terminal can be written to without waiting for ever; of a socket that is not possible, and a file would be begun anew.
  const path = `/dev/fd/${descriptor}`;
  const found = await stat(path);
  const again =
    found.isFIFO() || found.isCharacterDevice() ? await open(path, flags).catch(() => null) : null;
  try {
    await writeAll(again?.fd ?? descriptor, bytes);
  } finally {
    await again?.close();
  }
}

async function opened(path: string): Promise<FileHandle> {
  const deadline = performance.now() + readerOpensMs;
  for (;;) {
    try {
      return await open(path, flags);
    } catch (error) {
      // A FIFO without a reader.
      if ((error as NodeJS.ErrnoException).code !== "ENXIO" || !(await stat(path)).isFIFO()) throw error;
      if (performance.now() > deadline) throw unread("it is a FIFO that nobody reads");
    }
    await pause(retryMs);
  }
}

async function writeAll(descriptor: number, bytes: Buffer): Promise<void> {
  let written = 0;
  let deadline = performance.now() + readerTakesMs;
  while (written < bytes.length) {
    try {
      written += (await writeTo(descriptor, bytes, written)).bytesWritten;
      deadline = performance.now() + readerTakesMs;
      continue;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EPIPE") throw unread("its reader has gone");
      if (code !== "EAGAIN") throw error;
      if (performance.now() > deadline) throw unread("its reader takes nothing");
    }
    await pause(retryMs);
  }
}

const unread = (what: string): GreenPlaceError =>
  new GreenPlaceError("E_OUTPUT_PLACE", what, "Start a reader first.");
