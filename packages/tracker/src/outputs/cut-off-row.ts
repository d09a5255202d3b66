import { open } from "node:fs/promises";
import { MILLISECONDS_PER_SECOND } from "@green-place/contract";
import { type CsvRecord, csvRecords } from "./csv-records.ts";
import { cutOff } from "./row-of-run.ts";

/** No process takes so long to write one row. */
const WRITING_MS = 10 * MILLISECONDS_PER_SECOND;

/**
 * What has to stand before a row that is appended, for a file whose last row lacks its line feed. A row that was cut off, as by a kill or a
 * disk that filled up, is removed: its run's journal still has it. Where somebody may be writing it this very moment it stays, and its
 * quotes are closed, so that it does not swallow the rows after it. A row that only lacks its line feed is somebody's.
 */
export async function lineBreakBefore(path: string): Promise<"" | "\n" | '"\n'> {
  const idleMs = await openEndIdleMs(path);
  if (idleMs === null) return "";
  let columns = 0;
  let last: CsvRecord | undefined;
  for await (const record of csvRecords(path)) {
    if (columns === 0) columns = record.cells.length;
    last = record;
  }
  if (!last || last.ended) return "";
  const isCutOff = last.quoted || last.cells.length < columns;
  if (isCutOff && idleMs > WRITING_MS && (await cutOff(path, last.start, last.end))) return "";
  return last.quoted ? '"\n' : "\n";
}

/** Milliseconds since the file was changed; null where it ends in a line feed, or is empty. */
async function openEndIdleMs(path: string): Promise<number | null> {
  const handle = await open(path, "r");
  try {
    const { size, mtimeMs } = await handle.stat();
    if (size === 0) return null;
    const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
    return buffer[0] === 10 ? null : Date.now() - mtimeMs;
  } finally {
    await handle.close();
  }
}
