import type { Intensity, Region } from "@green-place/contract";
import type { Factor } from "../uncertainty/factor.ts";

/** The doubtful numbers of a place: its grid (g/kWh), its building (PUE; WUE in L/kWh), its grid's water (EWIF, L/kWh). */
export interface PlaceFactors {
  readonly intensity: Factor;
  readonly pue: Factor;
  readonly wue: Factor;
  readonly ewif: Factor;
}

/** A region as an estimate sees it: its building and its grid. */
export interface Place {
  readonly provider: string;
  readonly region: Region;
  readonly intensity: Intensity;
  readonly factors: PlaceFactors;
}
