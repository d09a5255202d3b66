import type { PackageCheck } from "../package-evidence.ts";

const MIB = 1024 * 1024;
const MOST_PACKED = 5 * MIB;
const MOST_UNPACKED = 25 * MIB;
const MOST_HEAP_MIB = 200;
const MOST_IMPORT_MS = 1_500;

/** Everybody who installs it pays for it: on disk, in memory and at each start. */
export const size: PackageCheck = {
  id: "size",
  title: "stays within the budget for size, memory and start",
  faults: ({ packedBytes, unpackedBytes, runs }) => [
    ...over("the tarball has", packedBytes / MIB, MOST_PACKED / MIB, "MiB"),
    ...over("unpacked it has", unpackedBytes / MIB, MOST_UNPACKED / MIB, "MiB"),
    // Without a run there is no figure: data has none, and code that fails to run is named by packed-import.
    ...(runs ? over("with it the heap has", runs[0].heapMb, MOST_HEAP_MIB, "MiB") : []),
    ...(runs ? over("importing it takes", runs[0].importMs, MOST_IMPORT_MS, "ms") : []),
  ],
};

const over = (what: string, found: number, most: number, unit: string): string[] =>
  found <= most ? [] : [`${what} ${Math.round(found)} ${unit}, more than ${most}`];
