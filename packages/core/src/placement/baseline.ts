import type { ProviderV1 } from "@green-place/contract";
import { GreenPlaceError } from "@green-place/contract";
import { obstacleClauses } from "../estimate/cannot-estimate.ts";
import type { Obstacle } from "../estimate/exclusions.ts";
import { findPlacement, type PlacementRef } from "../estimate/find-placement.ts";
import type { Candidate } from "./candidate.ts";
import { type CandidateContext, candidateAt, isConsidered, machineFor, siteFor } from "./list-candidates.ts";

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
 * Throws `E_UNKNOWN_PLACEMENT` when it does not exist, `E_BASELINE` when it cannot do the job or be estimated.
 */
export function namedBaseline(
  ref: PlacementRef,
  providers: readonly ProviderV1[],
  context: CandidateContext,
): ChosenBaseline {
  const { provider, region, instanceType, offered } = findPlacement(ref, providers);
  const refused = (why: string, hint = "Name another one."): GreenPlaceError => {
    const name = `${ref.provider}:${ref.region}:${ref.instanceType}`;
    return new GreenPlaceError("E_BASELINE", `The baseline ${name} does not serve: ${why}.`, hint);
  };
  if (!isConsidered(instanceType, context)) {
    if (context.job.accelerator === undefined)
      throw refused("it has accelerators, and the job asks for none");
    if (instanceType.accelerators.length === 0) throw refused("it has no accelerator, and the job needs one");
    throw refused(
      "it has another accelerator than the job asks for",
      "Add --equivalent to scale the hours by throughput, or name another one.",
    );
  }
  const free: CandidateContext = { ...context, constraints: {}, priceNeeded: false };
  const machine = machineFor(provider.id, instanceType, free);
  const found = candidateAt(provider, instanceType, machine, siteFor(provider.id, region, free), free);
  // Without constraints and prices, an obstacle is all that can be in the way.
  if (typeof found === "string") throw refused(obstacleClauses[found as Obstacle]);
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
  const { embodiedKg } = footprint;
  const carbonKg =
    embodiedKg === null ? operationalKg : ((operationalKg + embodiedKg) as typeof footprint.carbonKg);
  return {
    ...candidate,
    timing: { ...timing, ratio: timing.ratioNow },
    footprint: { ...footprint, operationalKg, carbonKg },
  };
}
