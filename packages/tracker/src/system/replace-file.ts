import { access, constants, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { makeFolder } from "./make-folder.ts";
import { outputPlace } from "./output-place.ts";
import { openTemporary, removeAbandoned } from "./temporary-file.ts";
import { writeThrough } from "./write-through.ts";

/**
 * Replaces the text of a file in one step: it is written and synced beside its place and moved there, so that a reader sees the old text or
 * the new one. What is no regular file is never replaced: a link of one's own leads to the file, a FIFO or a device is written through.
 *
 * `mode` is that of a new file, as `open` takes it, and the widest of one that was there, which otherwise keeps its own. Throws `E_OUTPUT_PLACE`
 * for what can't be written to or may have been planted by another user, and what the file system throws; the old file then stays as it was.
 *
 * Not write-file-atomic (7.0): on a disk that fills up it puts a cut-off file in the old one's place and reports no error, and it replaces
 * devices.
 */
export async function replaceFile(path: string, text: string, mode?: number): Promise<void> {
  const place = await outputPlace(path);
  if (place.kind !== "file") return writeThrough(place, text);
  const { stats } = place;
  // Moving a file over another asks nobody for the right to write it.
  if (stats) await access(place.path, constants.W_OK);
  const folder = dirname(place.path);
  await removeAbandoned(folder);
  const temporary = await openTemporary(folder, mode ?? 0o666);
  try {
    try {
      // A file system without modes has none to keep.
      if (stats) await temporary.handle.chmod(stats.mode & 0o777 & (mode ?? 0o777)).catch(() => undefined);
      await temporary.handle.writeFile(text);
      await temporary.handle.datasync();
    } finally {
      await temporary.handle.close();
    }
    await rename(temporary.path, place.path);
  } catch (error) {
    await rm(temporary.path, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** The same for what is nobody else's: states and caches. The file has no rights for others, nor have the folders that are made for it. */
export async function replacePrivateFile(path: string, text: string): Promise<void> {
  await makeFolder(dirname(path), 0o700);
  await replaceFile(path, text, 0o600);
}
