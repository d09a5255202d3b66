import { lstatSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";

/** What a file, a link, a pipe or a device is: `kind` and rights as they must stay, `text` of a file. */
export interface Entry {
  readonly kind: string;
  readonly text: string;
}

/** Everything below a folder, by its path. */
export function treeOf(folder: string, found: Map<string, Entry> = new Map()): ReadonlyMap<string, Entry> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const stats = lstatSync(path);
    const where = stats.isSymbolicLink() ? ` to ${readlinkSync(path)}` : "";
    const kind = `${stats.mode.toString(8)} of ${stats.uid}, device ${stats.rdev}${where}`;
    found.set(path, { kind, text: stats.isFile() ? readFileSync(path, "utf8") : "" });
    if (stats.isDirectory()) treeOf(path, found);
  }
  return found;
}
