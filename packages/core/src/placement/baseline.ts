import type { ProviderV1 } from "@green-place/contract";
import { GreenPlaceError } from "@green-place/contract";
import { findPlacement, type PlacementRef } from "../estimate/find-placement.ts";
import type { Candidate } from "./candidate.ts";
import { type CandidateContext, candidateAt, machineFor, siteFor } from "./list-candidates.ts";

/** What options are compared with, and how it came to be. It always starts at once. */
export interface ChosenBaseline {
  readonly candidate: Candidate;
  readonly how: string;
}

/** The median of the eligible placements by carbon, or undefined when there is none. */
export function medianBaseline(byCarbon: readonly Candidate[]): ChosenBaseline | undefined {
  const candidate = byCarbon[Math.floor((byCarbon.length - 1) / 2)];
  if (!candidate) return undefined;
  return {
    candidate: startingNow(candidate),
    how: `the median of ${byCarbon.length} eligible placements by carbon`,
  };
}

/**
 * The placement that the user named, whatever the constraints say about it.
 * Throws `E_UNKNOWN_PLACEMENT` when it does not exist, `E_BASELINE` when nothing can be said about it.
 */
export function namedBaseline(
  ref: PlacementRef,
  providers: readonly ProviderV1[],
  context: CandidateContext,
): ChosenBaseline {
  const { provider, region, instanceType, offered } = findPlacement(ref, providers);
  const free: CandidateContext = { ...context, constraints: {}, priceNeeded: false };
  const machine = machineFor(provider.id, instanceType, free);
  const found = candidateAt(provider, instanceType, machine, siteFor(provider.id, region, free), free);
  if (typeof found === "string") {
    throw new GreenPlaceError(
      "E_BASELINE",
      `The baseline ${ref.provider}:${ref.region}:${ref.instanceType} cannot do this job or be estimated: ${found}.`,
      "Name another one, or add --equivalent if it has another accelerator.",
    );
  }
  return {
    candidate: startingNow(found),
    how: offered ? "named by you" : "named by you; not known to be offered there",
  };
}

function startingNow(candidate: Candidate): Candidate {
  const { timing, footprint } = candidate;
  if (!timing) return candidate;
  const scale = timing.ratioNow / timing.ratio;
  const operationalKg = (footprint.operationalKg * scale) as typeof footprint.operationalKg;
  const carbonKg = (operationalKg + footprint.embodiedKg) as typeof footprint.carbonKg;
  return {
    ...candidate,
    timing: { ...timing, ratio: timing.ratioNow },
    footprint: { ...footprint, operationalKg, carbonKg },
  };
}
