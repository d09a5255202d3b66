import type { Stats } from "node:fs";
import { constants, lstat, readlink, realpath, stat } from "node:fs/promises";
import { dirname, isAbsolute, join } from "node:path";
import { GreenPlaceError } from "@green-place/contract";
import { checkLink, checkOwner } from "./foreign-entry.ts";

/** Where a text that somebody asked for at a path goes. */
export type OutputPlace =
  /** A regular file, or none yet (`stats` null). `path` has no link in it. */
  | { readonly kind: "file"; readonly path: string; readonly stats: Stats | null }
  /** A FIFO or a character device. */
  | { readonly kind: "stream"; readonly path: string }
  /** A descriptor that this process was given: `/dev/stdout`, or `/dev/fd/63` of a shell's `>(…)`. */
  | { readonly kind: "descriptor"; readonly descriptor: number };

/** As the kernel has it. */
const MOST_LINKS = 40;

/** What can't be written to, by the kind that `lstat` says. */
const refusals: readonly (readonly [number, string, string])[] = [
  [constants.S_IFDIR, "it is a folder", "Give a file in it."],
  [constants.S_IFSOCK, "it is a socket", "Give a file, a FIFO or a device."],
  [constants.S_IFBLK, "it is a disk, whose content would be lost", "Give a file on it."],
];

/**
 * What is at a path, every link on the way followed here and not by the kernel: one that another user may have planted is refused, as
 * `fs.protected_symlinks` of Linux does where it is on. Throws `E_OUTPUT_PLACE` for what can't be written to, and what the file system throws;
 * that the file isn't there yet is no error.
 */
export async function outputPlace(path: string): Promise<OutputPlace> {
  // There links need a privilege, and owners have no number.
  if (process.platform === "win32") return placeOf(await realpath(path).catch(() => path));
  let at = "/";
  let links = 0;
  const names = namesIn(isAbsolute(path) ? path : join(process.cwd(), "/") + path);
  for (let name = names.shift(); name !== undefined; name = names.shift()) {
    if (name === "..") at = dirname(at);
    if (name === "..") continue;
    const next = join(at, name);
    const descriptor = await descriptorAt(at, name);
    if (descriptor !== null) return descriptor;
    const found = await lstat(next).catch(orNothing);
    if (found === null && names.length > 0) await lstat(join(next, names[0]!));
    if (found?.isSymbolicLink() !== true) {
      at = next;
      continue;
    }
    links++;
    // The kernel's own error.
    if (links > MOST_LINKS) await stat(path);
    const target = await readlink(next);
    await checkLink(found, { path: next, folder: at, target, isLast: names.length === 0 });
    names.unshift(...namesIn(target));
    if (isAbsolute(target)) at = "/";
  }
  return placeOf(path.endsWith("/") ? `${at}/` : at);
}

const namesIn = (path: string): string[] => path.split("/").filter((name) => name !== "" && name !== ".");

const orNothing = (error: NodeJS.ErrnoException): null => {
  if (error.code === "ENOENT") return null;
  throw error;
};

async function placeOf(path: string): Promise<OutputPlace> {
  const stats = await lstat(path).catch(orNothing);
  if (stats === null) return { kind: "file", path, stats };
  const refusal = refusals.find(([kind]) => (stats.mode & constants.S_IFMT) === kind);
  if (refusal) throw new GreenPlaceError("E_OUTPUT_PLACE", refusal[1], refusal[2]);
  await checkOwner(stats, dirname(path));
  return stats.isFile() ? { kind: "file", path, stats } : { kind: "stream", path };
}

/** The links of `/proc/self/fd`, and what macOS has in `/dev/fd`, lead to what is open, whatever their text says. */
async function descriptorAt(folder: string, name: string): Promise<OutputPlace | null> {
  if (!/^\d+$/.test(name)) return null;
  if (folder === "/dev/fd") return { kind: "descriptor", descriptor: Number(name) };
  const [, pid] = /^\/proc\/(\d+)(?:\/task\/\d+)?\/fd$/.exec(folder) ?? [];
  if (pid === undefined) return null;
  const path = join(folder, name);
  // Not `process.pid`: the /proc of another pid namespace has other numbers.
  if (pid === (await readlink("/proc/self"))) {
    await stat(path);
    return { kind: "descriptor", descriptor: Number(name) };
  }
  const opened = await stat(path);
  if (opened.isFIFO() || opened.isCharacterDevice()) return { kind: "stream", path };
  throw new GreenPlaceError(
    "E_OUTPUT_PLACE",
    "it is open in another process",
    "Give the path of the file itself.",
  );
}
