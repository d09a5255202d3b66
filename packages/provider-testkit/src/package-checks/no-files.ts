import type { PackageCheck } from "../package-evidence.ts";

/** Proved in a child process: Node's permission model, and a note of each call on a path outside the package. */
export const noFiles: PackageCheck = {
  id: "no-files",
  title: "writes no file, reads none outside the package and starts no process",
  faults: ({ runs }) => [
    ...new Set(
      (runs ?? []).flatMap(({ attempts }) =>
        attempts.filter(({ kind }) => kind !== "network").map(({ what }) => `it calls ${what}`),
      ),
    ),
  ],
};
