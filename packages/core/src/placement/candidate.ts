import type { Price } from "@green-place/contract";
import type { Footprint } from "../estimate/footprint.ts";
import type { Machine } from "../estimate/item.ts";
import type { ItemEnergy } from "../estimate/item-energy.ts";
import type { Place } from "../estimate/place.ts";
import type { RunTiming } from "./run-timing.ts";

/** A machine at a place: something that could be rented for the job, with its footprint at the median of every factor. */
export interface Candidate {
  /** `provider:region:instance type` */
  readonly id: string;
  readonly machine: Machine;
  readonly energy: ItemEnergy;
  readonly place: Place;
  readonly timing?: RunTiming;
  /** Why no hours could be chosen although some were asked for. */
  readonly noTiming?: string;
  readonly footprint: Footprint;
  readonly price?: Price;
  /** For the whole job and all its instances; absent when the price is unknown. */
  readonly costUsd?: number;
}
