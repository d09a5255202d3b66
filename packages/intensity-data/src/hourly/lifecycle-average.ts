import type { Signal } from "@green-place/contract";

/** The signal of every series in this package's tables. */
export const LIFECYCLE_AVERAGE: Signal = { kind: "average", accounting: "location", boundary: "lifecycle" };
