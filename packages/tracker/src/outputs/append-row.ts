import { type FileHandle, link, open, rm } from "node:fs/promises";
import { dirname, extname } from "node:path";
import { outputPlace } from "../system/output-place.ts";
import { openTemporary, removeAbandoned } from "../system/temporary-file.ts";
import { writeThrough } from "../system/write-through.ts";
import { lineBreakBefore } from "./cut-off-row.ts";
import { hasRowOfRun } from "./row-of-run.ts";

/** Creates the file with its header in one step: it appears whole or not at all, however many processes create it. */
async function createWithHeader(path: string, header: string): Promise<void> {
  await removeAbandoned(dirname(path));
  const temporary = await openTemporary(dirname(path), 0o666);
  try {
    await temporary.handle.writeFile(header).finally(() => temporary.handle.close());
    await link(temporary.path, path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "EEXIST") return;
    // A file system without hard links: the process that creates the file writes the header.
    if (code !== "EPERM" && code !== "ENOTSUP" && code !== "ENOSYS" && code !== "EMLINK") throw error;
    const handle = await open(path, "ax").catch(() => null);
    await handle?.write(header);
    await handle?.close();
  } finally {
    await rm(temporary.path, { force: true });
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

/** A run's row in a CSV of whatever columns, among them `run_id`. */
export interface RunRow {
  readonly runId: string;
  /** Ends in a line feed, as the row does. */
  readonly header: string;
  readonly row: string;
  /** Whether another process may have written it, or begun to: it is then looked for first. */
  readonly begunBefore: boolean;
}

/** `name.csv`, `name-2.csv`, `name-3.csv` … */
function* namesFor(path: string): Generator<string, never> {
  const extension = extname(path);
  const stem = path.slice(0, path.length - extension.length);
  yield path;
  for (let number = 2; ; number++) yield `${stem}-${number}${extension}`;
}

/**
 * Appends a run's row to a CSV that many processes may write at once: one write to a file opened for appending, so that no row is split or
 * lost. A file with other columns is left alone; the row then goes into `name-2.csv`, and the path that was used is given back, or the one
 * where the row already was. Throws what the file system throws.
 */
export async function appendRow(path: string, run: RunRow): Promise<string> {
  const found = run.begunBefore ? await findRow(path, run.runId) : null;
  if (found !== null) return found;
  const { header, row } = run;
  for (const candidate of namesFor(path)) {
    const place = await outputPlace(candidate);
    if (place.kind !== "file") {
      // A device or a pipe has no first line to look at.
      await writeThrough(place, header + row);
      return candidate;
    }
    if (place.stats === null || place.stats.size === 0) await createWithHeader(place.path, header);
    const first = (await firstLine(place.path)).trim();
    if (first !== "" && first !== header.trim()) continue;
    await appendText(place.path, first === "" ? header + row : row);
    return candidate;
  }
  throw new Error("there are names without end");
}

/** Where the run's row is; null: nowhere. Also removes what a killed process left of it. */
async function findRow(path: string, runId: string): Promise<string | null> {
  for (const candidate of namesFor(path)) {
    const place = await outputPlace(candidate);
    if (place.kind !== "file") return null;
    await removeAbandoned(dirname(place.path));
    if (place.stats === null) return null;
    if (await hasRowOfRun(place.path, runId)) return candidate;
  }
  throw new Error("there are names without end");
}

async function appendText(path: string, text: string): Promise<void> {
  const handle = await open(path, "a+");
  try {
    const bytes = Buffer.from((await lineBreakBefore(path)) + text);
    const { bytesWritten } = await handle.write(bytes);
    if (bytesWritten < bytes.length) {
      await takeBack(handle, bytes.subarray(0, bytesWritten));
      throw new Error(`only ${bytesWritten} of ${bytes.length} bytes fitted`);
    }
    await handle.datasync();
  } finally {
    await handle.close();
  }
}

/** Cuts a row that the disk had no room for off again, unless another process has appended one since. */
async function takeBack(handle: FileHandle, written: Buffer): Promise<void> {
  const { size } = await handle.stat();
  const last = Buffer.alloc(written.length);
  await handle.read(last, 0, last.length, size - last.length);
  if (last.equals(written)) await handle.truncate(size - written.length);
}
