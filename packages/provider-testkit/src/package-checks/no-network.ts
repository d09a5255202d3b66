import type { PackageCheck } from "../package-evidence.ts";

/** Proved in a child process in which every way to the network throws and leaves a note. */
export const noNetwork: PackageCheck = {
  id: "no-network",
  title: "does not touch the network",
  faults: ({ runs }) => [
    ...new Set(
      (runs ?? []).flatMap(({ attempts }) =>
        attempts.filter(({ kind }) => kind === "network").map(({ what }) => `it calls ${what}`),
      ),
    ),
  ],
};
