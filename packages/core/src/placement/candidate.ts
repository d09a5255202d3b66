import type { Price } from "@green-place/contract";
import type { Footprint } from "../estimate/footprint.ts";
import type { Machine } from "../estimate/machine.ts";
import type { MachineEnergy } from "../estimate/machine-energy.ts";
import type { Place } from "../estimate/place.ts";
import type { RunTiming } from "./run-timing.ts";

/** A machine at a place: something that could be rented for the job, with its footprint at the median of every factor. */
export interface Candidate {
  readonly machine: Machine;
  readonly energy: MachineEnergy;
  readonly place: Place;
  readonly timing?: RunTiming;
  /** Why no hours could be chosen although some were asked for. */
  readonly noTiming?: string;
  readonly footprint: Footprint;
  readonly price?: Price;
  /** For the whole job and all its instances; absent when the price is unknown. */
  readonly costUsd?: number;
}

/** `provider:region:instance type`. Made when asked for, since most candidates of a ranking are never named. */
export const candidateId = ({ machine, place }: Candidate): string =>
  `${machine.provider}:${place.region.id}:${machine.instanceType.id}`;
