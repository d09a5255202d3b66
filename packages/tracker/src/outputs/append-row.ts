import { type FileHandle, link, open, rm, writeFile } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { outputPlace } from "../system/output-place.ts";
import { writeThrough } from "../system/write-through.ts";

/** Creates the file with its header in one step: it appears whole or not at all, however many processes create it. */
async function createWithHeader(path: string, header: string): Promise<void> {
  const temporary = join(
    dirname(path),
    `.${basename(path)}.${process.pid}.${Math.random().toString(36).slice(2)}`,
  );
  try {
    await writeFile(temporary, header, { flag: "wx" });
    await link(temporary, path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "EEXIST") return;
    // A file system without hard links: the process that creates the file writes the header.
    if (code !== "EPERM" && code !== "ENOTSUP" && code !== "ENOSYS" && code !== "EMLINK") throw error;
    const handle = await open(path, "ax").catch(() => null);
    await handle?.write(header);
    await handle?.close();
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Longer than any header of either schema; a device that never ends must not be read to its end. */
const longestHeader = 16_384;

async function firstLine(path: string): Promise<string> {
  const handle = await open(path, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(longestHeader), 0, longestHeader, 0);
    const text = buffer.toString("utf8", 0, bytesRead);
    return text.slice(0, text.indexOf("\n") + 1 || text.length);
  } finally {
    await handle.close();
  }
}

/** Whether the last row is incomplete, as after a disk that filled up: the next then begins on a new line. */
async function endsOpen(handle: FileHandle): Promise<boolean> {
  const { size } = await handle.stat();
  if (size === 0) return false;
  const last = Buffer.alloc(1);
  await handle.read(last, 0, 1, size - 1);
  return last[0] !== 10;
}

/**
 * Appends one row to a CSV that many processes may write at once: one write to a file opened for appending, so that no row is split or lost.
 * A file with other columns is left alone; the row then goes into `name-2.csv`, and the path that was used is given back.
 * `row` and `header` end in a line feed. Throws what the file system throws.
 */
export async function appendRow(path: string, header: string, row: string): Promise<string> {
  const extension = extname(path);
  const stem = path.slice(0, path.length - extension.length);
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? path : `${stem}-${number}${extension}`;
    const place = await outputPlace(candidate);
    if (place.kind !== "file") {
      // A device or a pipe has no first line to look at.
      await writeThrough(place, header + row);
      return candidate;
    }
    if ((place.stats?.size ?? 0) === 0) await createWithHeader(place.path, header);
    const found = (await firstLine(place.path)).trim();
    if (found !== "" && found !== header.trim()) continue;
    await appendText(place.path, found === "" ? header + row : row);
    return candidate;
  }
}

async function appendText(path: string, text: string): Promise<void> {
  const handle = await open(path, "a+");
  try {
    const bytes = Buffer.from((await endsOpen(handle)) ? `\n${text}` : text);
    const { bytesWritten } = await handle.write(bytes);
    if (bytesWritten < bytes.length) throw new Error(`only ${bytesWritten} of ${bytes.length} bytes fitted`);
    await handle.datasync().catch(() => undefined);
  } finally {
    await handle.close();
  }
}
