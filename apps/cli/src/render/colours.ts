import type { createColors } from "picocolors";

/** Colour functions, each of which leaves text alone when colour is off. */
export type Colors = ReturnType<typeof createColors>;
