import { GreenPlaceError } from "@green-place/contract";
import type { MissingFact } from "../components/component.ts";
import type { Obstacle } from "./exclusions.ts";
import type { PlacementRef, RegionRef } from "./find-placement.ts";

/** What is in the way, as a clause about a placement. */
export const obstacleClauses: Readonly<Record<Obstacle, string>> = {
  "too-few-vcpus": "it has too few vCPUs",
  "too-little-memory": "it has too little memory",
  "too-little-accelerator-memory": "its accelerator has too little memory",
  "accelerator-memory-unknown": "nobody states how much memory its accelerator has",
  "only-a-fraction-of-an-accelerator": "it has only a part of an accelerator",
  "several-accelerator-kinds": "it has several kinds of accelerator",
  "accelerator-unknown": "no table describes its accelerator",
  "power-unknown": "nobody has published how much its accelerator draws",
  "throughput-unknown": "nobody has published the throughput of its accelerator",
  "intensity-unknown": "no intensity is known for its grid",
};

type MissingHere = MissingFact | "intensity-unknown";

const MEASURE = "Measure the energy, and give it with --energy-kwh and --zone.";

const hints: Readonly<Record<MissingHere, string>> = {
  "several-accelerator-kinds": MEASURE,
  "accelerator-unknown": MEASURE,
  "power-unknown": MEASURE,
  "intensity-unknown": "Give the figure yourself with --intensity.",
};

/** `E_CANNOT_ESTIMATE`: a fact about a placement that an estimate needs is not known. `subject` is what it is not known of. */
export function cannotEstimate(
  ref: PlacementRef | RegionRef,
  reason: MissingHere,
  subject: string | undefined,
): GreenPlaceError {
  const name = [ref.provider, ref.region, ...("instanceType" in ref ? [ref.instanceType] : [])].join(":");
  return new GreenPlaceError(
    "E_CANNOT_ESTIMATE",
    `${name} cannot be estimated: ${obstacleClauses[reason]}${subject ? ` (${subject})` : ""}.`,
    hints[reason],
  );
}
