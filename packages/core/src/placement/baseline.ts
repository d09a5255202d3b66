import { nearestNames } from "../contract/nearest-names.ts";
import type { ProviderV1 } from "../contract/provider-v1.ts";
import { GreenPlaceError } from "../errors/green-place-error.ts";
import type { Candidate } from "./candidate.ts";
import { type CandidateWorld, candidateAt, machineFor, placeFor } from "./list-candidates.ts";

/** A placement by name, as a user writes it: `aws:us-east-1:p4d.24xlarge`. */
export interface PlacementRef {
  readonly provider: string;
  readonly region: string;
  readonly instanceType: string;
}

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
  world: CandidateWorld,
): ChosenBaseline {
  const provider = find("provider", ref.provider, providers);
  const type = find(`${provider.name} instance type`, ref.instanceType, provider.instanceTypes());
  const region = find(`${provider.name} region`, ref.region, provider.regions());
  const free: CandidateWorld = { ...world, constraints: {}, priceNeeded: false };
  const found = candidateAt(
    provider,
    type,
    machineFor(provider.id, type, free),
    placeFor(provider.id, region, free),
    free,
  );
  const name = `${ref.provider}:${ref.region}:${ref.instanceType}`;
  if (typeof found === "string") {
    throw new GreenPlaceError(
      "E_BASELINE",
      `The baseline ${name} cannot do this job or be estimated: ${found}.`,
      "Name another one.",
    );
  }
  return {
    candidate: startingNow(found),
    how: type.regions.includes(region.id) ? "named by you" : "named by you; not known to be offered there",
  };
}

function startingNow(candidate: Candidate): Candidate {
  const { moment, footprint } = candidate;
  if (!moment) return candidate;
  const scale = moment.ratioNow / moment.ratio;
  const operationalKg = (footprint.operationalKg * scale) as typeof footprint.operationalKg;
  const carbonKg = (operationalKg + footprint.embodiedKg) as typeof footprint.carbonKg;
  return {
    ...candidate,
    moment: { ...moment, ratio: moment.ratioNow },
    footprint: { ...footprint, operationalKg, carbonKg },
  };
}

function find<T extends { readonly id: string }>(what: string, id: string, all: readonly T[]): T {
  const found = all.find((one) => one.id === id);
  if (found) return found;
  const suggestions = nearestNames(
    id,
    all.map((one) => one.id),
  );
  throw new GreenPlaceError(
    "E_UNKNOWN_PLACEMENT",
    `No ${what} is called "${id}".`,
    suggestions.length > 0
      ? `Did you mean ${suggestions.join(" or ")}?`
      : "`green-place regions` and `green-place instances` list what is known.",
  );
}
