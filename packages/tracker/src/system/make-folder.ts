import { chmod, lstat, mkdir } from "node:fs/promises";
import { dirname } from "node:path";

/** Makes a folder and those above it, with the rights that `mode` gives. Node's own recursive mkdir never returns for a folder below /proc. */
export async function makeFolder(path: string, mode?: number): Promise<void> {
  try {
    await mkdir(path, mode);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return;
    if (code !== "ENOENT" || dirname(path) === path) throw error;
    await makeFolder(dirname(path), mode);
    await mkdir(path, mode).catch((again: NodeJS.ErrnoException) => {
      if (again.code !== "EEXIST") throw again;
    });
  }
}

/** Makes a folder that only this user may look into, or takes others' rights from one of this user that was there. */
export async function makePrivateFolder(path: string): Promise<void> {
  await makeFolder(path, 0o700);
  const { uid, mode } = await lstat(path);
  if (uid === process.geteuid?.() && (mode & 0o077) !== 0) await chmod(path, 0o700);
}
