import type { PackageCheck } from "../package-evidence.ts";

/** Two runs, 400 days apart, in other time zones, with other locales and random numbers. */
export const sameEverywhere: PackageCheck = {
  id: "same-everywhere",
  title: "answers the same on another day, in another time zone and with other random numbers",
  faults: ({ runs }) => {
    const [today, later] = runs ?? [];
    if (!today?.digest || today.digest === later?.digest) return [];
    return [
      later?.digest
        ? "its answers depend on the clock, the locale or chance"
        : `400 days later it fails: ${later?.error}`,
    ];
  },
};
