import { createHash, type Hash } from "node:crypto";
import { readdirSync, readlinkSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { readBoundedFile } from "@green-place/tracker/bounded-file";

/** A provider is some tables and a few functions: what is larger is something else. */
const MOST_FILES = 2000;
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * A digest of all files of a package but those that it depends on (its `node_modules`) and `.git`.
 * Throws, in words that go on after "the package …", where a link, a device or the mere size keeps it from being judged.
 */
export function packageDigest(folder: string): string {
  const hash = createHash("sha256");
  addFolder(hash, realpathSync(folder), "", { files: MOST_FILES, bytes: MOST_BYTES });
  return hash.digest("hex");
}

function addFolder(hash: Hash, folder: string, inside: string, left: { files: number; bytes: number }): void {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((one, other) =>
    one.name < other.name ? -1 : 1,
  );
  for (const entry of entries) {
    const name = `${inside}${entry.name}`;
    if (entry.isSymbolicLink() && entry.name !== "node_modules")
      throw new Error(`holds a link: ${name} to ${readlinkSync(join(folder, entry.name))}`);
    if (entry.name === "node_modules" || entry.name === ".git") continue;
    if (--left.files < 0) throw new Error(`has more than ${MOST_FILES} files`);
    if (entry.isDirectory()) {
      addFolder(hash, join(folder, entry.name), `${name}/`, left);
      continue;
    }
    const { bytes } = readBoundedFile(join(folder, entry.name), left.bytes);
    left.bytes -= bytes.length;
    hash.update(`${name.length} ${name} ${bytes.length} `).update(bytes);
  }
}
