import { open, rename, rm } from "node:fs/promises";

let count = 0;

/**
 * Replaces the text of a file in one step: it is written and synced beside its place and moved there, so that a reader sees the old text or
 * the new one. `mode` is that of a new file, as `open` takes it. Throws what the file system throws; the old file then stays as it was.
 *
 * Not write-file-atomic (7.0): on a disk that fills up it puts a cut-off file in the old one's place and reports no error.
 */
export async function replaceFile(path: string, text: string, mode?: number): Promise<void> {
  const temporary = `${path}.${process.pid}.${++count}.tmp`;
  try {
    const handle = await open(temporary, "w", mode);
    try {
      await handle.writeFile(text);
      await handle.datasync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}
