import type { Range } from "@green-place/contract";
import { significant } from "./format-number.ts";

/** A fact as people read it: what is not known says so and is never shown as 0. */
export const orUnknown = (range: Range | null): string =>
  range === null ? "unknown" : significant(range.value);
