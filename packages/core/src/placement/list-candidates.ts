import type {
  Accelerator,
  InstanceType,
  IntensitySourceV1,
  Market,
  ProviderV1,
  Region,
} from "@green-place/contract";
import type { Assumptions } from "../assumptions/assumption.ts";
import type { HardwareIndex } from "../components/hardware-index.ts";
import { describeMachine } from "../estimate/describe-machine.ts";
import { describePlace } from "../estimate/describe-place.ts";
import type { ExclusionReason, ExclusionTally, Obstacle } from "../estimate/exclusions.ts";
import { footprint, medianPlace, type PlaceNumbers } from "../estimate/footprint.ts";
import { itemEnergy } from "../estimate/item-energy.ts";
import type { Place } from "../estimate/place.ts";
import type { Job } from "../workload/job.ts";
import type { Candidate } from "./candidate.ts";
import { type Constraints, ruledOut } from "./constraints.ts";
import { instancesNeeded } from "./instances-needed.ts";
import type { TimingPlanner } from "./run-timing.ts";
import type { HoursOn } from "./scaled-hours.ts";

/** Everything that candidates are made from. */
export interface CandidateContext {
  readonly job: Job;
  readonly hardware: HardwareIndex;
  readonly intensity: IntensitySourceV1;
  readonly year?: number;
  readonly constraints: Constraints;
  readonly market: Market;
  /** A placement without a price is excluded when its price decides something. */
  readonly priceNeeded: boolean;
  readonly embodied: boolean;
  readonly assumptions: Assumptions;
  readonly hoursOn: HoursOn;
  readonly planTiming?: TimingPlanner;
}

type CandidateOrReason = Candidate | ExclusionReason;

/** A region as an estimate sees it, and the medians of its factors: the same for all the machines that stand there. */
interface Site {
  readonly place: Place;
  readonly medians: PlaceNumbers;
}

/** Everything a provider offers for the job: eligible candidates are returned, all others counted by reason. */
export function listCandidates(
  provider: ProviderV1,
  context: CandidateContext,
  tally: ExclusionTally,
): Candidate[] {
  const regions = new Map(provider.regions().map((region) => [region.id, region]));
  const sites = new Map<string, Site | ExclusionReason>();
  const candidates: Candidate[] = [];
  for (const type of provider.instanceTypes()) {
    if (!isConsidered(type, context)) continue;
    const described = machineFor(provider.id, type, context);
    for (const regionId of type.regions) {
      const region = regions.get(regionId);
      if (!region) continue;
      let site = sites.get(regionId);
      if (!site) {
        site = siteFor(provider.id, region, context);
        sites.set(regionId, site);
      }
      const found = candidateAt(provider, type, described, site, context);
      if (typeof found === "string") tally.add(found, `${provider.id}:${regionId}:${type.id}`);
      else candidates.push(found);
    }
  }
  return candidates;
}

/** A candidate at one place, or why it is none. Also used for a baseline that the user names. */
export function candidateAt(
  provider: ProviderV1,
  type: InstanceType,
  described: ReturnType<typeof machineFor>,
  site: Site | ExclusionReason,
  context: CandidateContext,
): CandidateOrReason {
  if (typeof site === "string") return site;
  if (typeof described === "string") return described;
  const { place, medians } = site;
  const { machine, energy } = described;
  const found = provider.price?.({ instanceType: type.id, region: place.region.id, market: context.market });
  const price = found?.ok ? found.data : undefined;
  const perHour = price && price.usdPerHour.value * machine.instanceCount;
  const costUsd = perHour === undefined ? undefined : perHour * energy.hours;
  if (costUsd === undefined && context.priceNeeded) return "price-unknown";
  const { maxUsd, maxUsdPerHour } = context.constraints;
  if (maxUsd !== undefined && !(costUsd !== undefined && costUsd <= maxUsd)) return "over-budget";
  if (maxUsdPerHour !== undefined && !(perHour !== undefined && perHour <= maxUsdPerHour))
    return "over-budget";
  const planned = context.planTiming?.(place.region, energy.hours);
  const timing = planned?.ok ? planned.data : undefined;
  // Set one by one: spreading what may be absent takes longer than the estimate.
  const candidate: { -readonly [K in keyof Candidate]: Candidate[K] } = {
    machine,
    energy,
    place,
    footprint: footprint(energy, medians, timing?.ratio ?? 1, context.embodied),
  };
  if (timing) candidate.timing = timing;
  if (planned && !planned.ok) candidate.noTiming = planned.message ?? planned.query;
  if (price) candidate.price = price;
  if (costUsd !== undefined) candidate.costUsd = costUsd;
  return candidate;
}

/** The instance type at work, or why it cannot do the job. */
export function machineFor(
  provider: string,
  type: InstanceType,
  context: CandidateContext,
): { machine: Candidate["machine"]; energy: Candidate["energy"] } | Obstacle {
  const accelerator = acceleratorOf(type, context);
  if (type.accelerators.length > 0 && !accelerator) return "accelerator-unknown";
  const needed = instancesNeeded(context.job, type, accelerator);
  if (!needed.ok) return needed.reason;
  const hours = context.hoursOn(accelerator);
  if (!hours) return "throughput-unknown";
  const request = { job: context.job, provider, instanceType: type, instanceCount: needed.count, ...hours };
  const described = describeMachine(request, context.hardware, context.assumptions);
  return described.ok
    ? { machine: described.machine, energy: itemEnergy(described.machine) }
    : described.reason;
}

/** The region as an estimate sees it, or why it cannot be used. */
export function siteFor(provider: string, region: Region, context: CandidateContext): Site | ExclusionReason {
  const reason = ruledOut(context.constraints, provider, region);
  if (reason) return reason;
  const query = {
    zones: region.gridZones,
    country: region.country,
    ...(context.year !== undefined && { year: context.year }),
  };
  const found = context.intensity.annual(query);
  if (!found.ok) return "intensity-unknown";
  const place = describePlace(provider, region, found.data, context.intensity.id, context.assumptions);
  return { place, medians: medianPlace(place.factors) };
}

/** With an accelerator, every type that carries it; with `equivalent`, any accelerator; without one, types that have none. */
export function isConsidered(type: InstanceType, { job, hoursOn }: CandidateContext): boolean {
  const held = type.accelerators[0];
  if (job.accelerator === undefined) return held === undefined;
  return held !== undefined && (job.equivalent || hoursOn.wanted.has(held.id));
}

function acceleratorOf(type: InstanceType, context: CandidateContext): Accelerator | undefined {
  const held = type.accelerators[0];
  return held && context.hardware.accelerators.get(held.id)?.accelerator;
}
