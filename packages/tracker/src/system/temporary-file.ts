import { createHash, randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, lstat, open, readdir, readFile, readlink, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { MILLISECONDS_PER_HOUR } from "@green-place/contract";

/** `.green-place-where.pid.random.tmp` */
const named = /^\.green-place-(\w+)\.(\d+)\.[\w-]+\.tmp$/;

let place: Promise<string> | undefined;

/** Where a pid means something: this boot of this machine, and its pid namespace. */
const here = (): Promise<string> => {
  place ??= Promise.all([
    readFile("/proc/sys/kernel/random/boot_id", "utf8").catch(() => hostname()),
    readlink("/proc/self/ns/pid").catch(() => ""),
  ]).then((parts) => createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 8));
  return place;
};

/** A new file of a name that nobody can foretell, so that nothing can be planted there. */
export async function openTemporary(
  folder: string,
  mode: number,
): Promise<{ readonly path: string; readonly handle: FileHandle }> {
  const name = `.green-place-${await here()}.${process.pid}.${randomBytes(9).toString("base64url")}.tmp`;
  const path = join(folder, name);
  const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW } = constants;
  return { path, handle: await open(path, O_WRONLY | O_CREAT | O_EXCL | (O_NOFOLLOW ?? 0), mode) };
}

const tidied = new Set<string>();

/**
 * Removes what processes that were killed left in a folder, once a process: their temporary files, and those of processes that can't be asked
 * about (of another machine, say) when they are older than any writing takes.
 */
export async function removeAbandoned(folder: string): Promise<void> {
  if (tidied.has(folder)) return;
  tidied.add(folder);
  for (const name of await readdir(folder).catch(() => [])) {
    const [, where, pid] = named.exec(name) ?? [];
    if (where === undefined) continue;
    const path = join(folder, name);
    const over = where === (await here()) ? !isAlive(Number(pid)) : await isOld(path);
    if (over) await rm(path, { force: true }).catch(() => undefined);
  }
}

async function isOld(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => null);
  return found !== null && Date.now() - found.mtimeMs > MILLISECONDS_PER_HOUR;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
