import type {
  Accelerator,
  InstanceType,
  IntensitySourceV1,
  Market,
  ProviderV1,
  Region,
} from "@green-place/contract";
import type { Assumptions } from "../assumptions/assumption.ts";
import { describeMachine } from "../estimate/describe-machine.ts";
import { describePlace } from "../estimate/describe-place.ts";
import type { ExclusionReason, ExclusionTally } from "../estimate/exclusions.ts";
import { footprint, medianPlace } from "../estimate/footprint.ts";
import type { HardwareIndex } from "../estimate/hardware-index.ts";
import { medianEnergy } from "../estimate/machine-numbers.ts";
import type { Place } from "../estimate/place.ts";
import type { Job } from "../workload/job.ts";
import type { Candidate } from "./candidate.ts";
import { type Constraints, ruledOut } from "./constraints.ts";
import { instancesNeeded } from "./instances-needed.ts";
import type { MomentPlanner } from "./run-timing.ts";
import type { HoursOn } from "./scaled-hours.ts";

/** Everything that candidates are made from. */
export interface CandidateWorld {
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
  readonly planMoment?: MomentPlanner;
}

type Verdict = Candidate | ExclusionReason;

/** Everything a provider offers for the job: eligible candidates are returned, all others counted by reason. */
export function listCandidates(
  provider: ProviderV1,
  world: CandidateWorld,
  tally: ExclusionTally,
): Candidate[] {
  const regions = new Map(provider.regions().map((region) => [region.id, region]));
  const places = new Map<string, Place | ExclusionReason>();
  const candidates: Candidate[] = [];
  for (const type of provider.instanceTypes()) {
    if (!isConsidered(type, world)) continue;
    const described = machineFor(provider.id, type, world);
    for (const regionId of type.regions) {
      const region = regions.get(regionId);
      if (!region) continue;
      let place = places.get(regionId);
      if (!place) {
        place = placeFor(provider.id, region, world);
        places.set(regionId, place);
      }
      const verdict = candidateAt(provider, type, described, place, world);
      if (typeof verdict === "string") tally.add(verdict, `${provider.id}:${regionId}:${type.id}`);
      else candidates.push(verdict);
    }
  }
  return candidates;
}

/** A candidate at one place, or why it is none. Also used for a baseline that the user names. */
export function candidateAt(
  provider: ProviderV1,
  type: InstanceType,
  described: ReturnType<typeof machineFor>,
  place: Place | ExclusionReason,
  world: CandidateWorld,
): Verdict {
  if (typeof place === "string") return place;
  if (typeof described === "string") return described;
  const { machine, energy } = described;
  const found = provider.price?.({ instanceType: type.id, region: place.region.id, market: world.market });
  const price = found?.ok ? found.data : undefined;
  const perHour = price && price.usdPerHour.value * machine.instanceCount;
  const costUsd = perHour === undefined ? undefined : perHour * energy.hours;
  if (costUsd === undefined && world.priceNeeded) return "price-unknown";
  const { maxUsd, maxUsdPerHour } = world.constraints;
  if (maxUsd !== undefined && !(costUsd !== undefined && costUsd <= maxUsd)) return "over-budget";
  if (maxUsdPerHour !== undefined && !(perHour !== undefined && perHour <= maxUsdPerHour))
    return "over-budget";
  const planned = world.planMoment?.(place.region, energy.hours);
  const moment = planned?.ok ? planned.data : undefined;
  return {
    id: `${provider.id}:${place.region.id}:${type.id}`,
    machine,
    energy,
    place,
    ...(moment && { moment }),
    ...(planned && !planned.ok && { noMoment: planned.message ?? planned.query }),
    footprint: footprint(energy, medianPlace(place.factors), moment?.ratio ?? 1, world.embodied),
    ...(price && { price }),
    ...(costUsd !== undefined && { costUsd }),
  };
}

/** The instance type at work, or why it cannot do the job. */
export function machineFor(
  provider: string,
  type: InstanceType,
  world: CandidateWorld,
): { machine: Candidate["machine"]; energy: Candidate["energy"] } | ExclusionReason {
  const accelerator = acceleratorOf(type, world);
  if (type.accelerators.length > 0 && !accelerator) return "accelerator-unknown";
  const needed = instancesNeeded(world.job, type, accelerator);
  if (!needed.ok) return needed.reason;
  const hours = world.hoursOn(accelerator);
  if (!hours) return "throughput-unknown";
  const request = { job: world.job, provider, instanceType: type, instanceCount: needed.count, ...hours };
  const described = describeMachine(request, world.hardware, world.assumptions);
  return described.ok
    ? { machine: described.machine, energy: medianEnergy(described.machine) }
    : described.reason;
}

/** The region as an estimate sees it, or why it cannot be used. */
export function placeFor(provider: string, region: Region, world: CandidateWorld): Place | ExclusionReason {
  const reason = ruledOut(world.constraints, provider, region);
  if (reason) return reason;
  const query = {
    zones: region.gridZones,
    country: region.country,
    ...(world.year !== undefined && { year: world.year }),
  };
  const found = world.intensity.annual(query);
  return found.ok
    ? describePlace(provider, region, found.data, world.intensity.id, world.assumptions)
    : "intensity-unknown";
}

/** With an accelerator, every type that carries it; with `equivalent`, any accelerator; without one, types that have none. */
function isConsidered(type: InstanceType, { job, hoursOn }: CandidateWorld): boolean {
  const held = type.accelerators[0];
  if (job.accelerator === undefined) return held === undefined;
  return held !== undefined && (job.equivalent || hoursOn.wanted.has(held.id));
}

function acceleratorOf(type: InstanceType, world: CandidateWorld): Accelerator | undefined {
  const held = type.accelerators[0];
  return held && world.hardware.accelerators.get(held.id)?.accelerator;
}
