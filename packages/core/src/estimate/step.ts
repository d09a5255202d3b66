import type { Range } from "@green-place/contract";
import type { Factor } from "../uncertainty/factor.ts";

/** One line of a derivation: what was computed, by which equation, from which factors and earlier steps. */
export interface Step extends Range {
  /** From 1; other steps refer to it. */
  readonly number: number;
  readonly name: string;
  readonly equation: string;
  readonly unit: string;
  readonly factors: readonly Factor[];
}
