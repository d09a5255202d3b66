import { open } from "node:fs/promises";
import { csvRecords, fileMentions } from "./csv-records.ts";

/**
 * Whether a CSV has the whole row of a run. What is there of it at the end of the file, cut off as by a kill or a disk that filled up, is
 * removed: so only who finishes the run may ask. Throws what the file system throws.
 */
export async function hasRowOfRun(path: string, runId: string): Promise<boolean> {
  if (!(await fileMentions(path, runId))) return false;
  let columns: readonly string[] | null = null;
  let column = -1;
  for await (const { cells, ended, start, end } of csvRecords(path)) {
    if (columns === null) {
      columns = cells;
      column = cells.indexOf("run_id");
      if (column < 0) return false;
      continue;
    }
    if (cells[column] !== runId) continue;
    if (ended && cells.length === columns.length) return true;
    if (!ended) await cutOff(path, start, end);
  }
  return false;
}

/** Removes the end of a file from a byte on, unless the file has grown. */
export async function cutOff(path: string, start: number, end: number): Promise<boolean> {
  const handle = await open(path, "r+");
  try {
    const { size } = await handle.stat();
    if (size === end) await handle.truncate(start);
    return size === end;
  } finally {
    await handle.close();
  }
}
