import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from "node:fs";

export interface BoundedFile {
  readonly bytes: Buffer;
  /** Of the file that was read, wherever links lead. */
  readonly stats: Stats;
}

/**
 * The content of a regular file of at most `mostBytes`. A FIFO, a device or a folder is refused without waiting for it. Throws what the file
 * system throws, and an error whose message goes on after "the file …": `is not a regular file`, `has more than the 1 MiB that are read`.
 */
export function readBoundedFile(path: string, mostBytes: number): BoundedFile {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = fstatSync(file);
    if (!stats.isFile()) throw new Error("is not a regular file");
    if (stats.size > mostBytes) throw tooBig(mostBytes);
    // What the system says of a file's size need not be true: those below /proc have 0.
    const bytes = Buffer.alloc(Math.max(stats.size, 4096) + 1);
    const parts: Buffer[] = [];
    let length = 0;
    for (;;) {
      const read = readSync(file, bytes);
      if (read === 0) return { bytes: Buffer.concat(parts), stats };
      length += read;
      if (length > mostBytes) throw tooBig(mostBytes);
      parts.push(Buffer.from(bytes.subarray(0, read)));
    }
  } finally {
    closeSync(file);
  }
}

/** The same as text, in UTF-8. */
export const boundedText = (path: string, mostBytes: number): string =>
  readBoundedFile(path, mostBytes).bytes.toString("utf8");

const KIB = 1024;

function tooBig(mostBytes: number): Error {
  const most = mostBytes < KIB * KIB ? `${mostBytes / KIB} KiB` : `${mostBytes / KIB / KIB} MiB`;
  return new Error(`has more than the ${most} that are read`);
}
