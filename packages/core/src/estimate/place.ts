import type { Intensity, Region } from "@green-place/contract";
import type { Factor } from "../uncertainty/factor.ts";

/** A region as an estimate sees it: its building and its grid. */
export interface Place {
  readonly provider: string;
  readonly region: Region;
  readonly intensity: Intensity;
  readonly factors: {
    readonly intensity: Factor;
    readonly pue: Factor;
    readonly wue: Factor;
    readonly ewif: Factor;
  };
}
