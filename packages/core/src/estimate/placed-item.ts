import {
  exactly,
  type HardwareCatalogueV1,
  type Intensity,
  type IntensitySourceV1,
  measure,
  type ProviderV1,
  type Region,
} from "@green-place/contract";
import type { Assumptions } from "../assumptions/assumption.ts";
import { defaultAssumptions } from "../assumptions/default-assumptions.ts";
import { indexHardware } from "../components/hardware-index.ts";
import { InvalidJobError } from "../errors/invalid-job-error.ts";
import { validateJob } from "../workload/validate-job.ts";
import { cannotEstimate } from "./cannot-estimate.ts";
import { describeItem } from "./describe-item.ts";
import { describeMachine } from "./describe-machine.ts";
import { describePlace } from "./describe-place.ts";
import { findPlacement, findRegion } from "./find-placement.ts";
import { givenFactor } from "./given-factor.ts";
import type { Item, Machine } from "./item.ts";
import type { Place } from "./place.ts";
import type { PlacementItem } from "./placement-item.ts";

/** What the world is known to be like. */
export interface ItemFacts {
  readonly providers: readonly ProviderV1[];
  readonly hardware: HardwareCatalogueV1;
  readonly intensity: IntensitySourceV1;
  /** Replaces the defaults. */
  readonly assumptions?: Assumptions;
}

/** An item where it is, described. */
export interface PlacedItem {
  readonly item: Item;
  /** The same where the item has machines. */
  readonly machine?: Machine;
  readonly provider: ProviderV1;
  readonly region: Region;
  readonly grid: Intensity;
  readonly place: Place;
  /** Whether embodied carbon is counted: it was not left out, and some of it is known. */
  readonly embodied: boolean;
  readonly warnings: readonly string[];
}

/**
 * Finds the place of an item and describes what it consists of.
 * Throws `E_INVALID_JOB`, `E_UNKNOWN_PLACEMENT`, `E_CANNOT_ESTIMATE` when a fact is missing, or `E_INVALID_QUANTITY`.
 */
export function placedItem(request: PlacementItem, facts: ItemFacts): PlacedItem {
  const { intensity, assumptions = defaultAssumptions } = facts;
  const { placement } = request;
  const { provider, region } = findRegion(placement, facts.providers);
  const described =
    "instanceType" in placement
      ? machineOf(request, findPlacement(placement, facts.providers), facts, assumptions)
      : storedItem(request, facts, assumptions);
  const grid = intensityOf(region, request, intensity);
  const place = describePlace(provider.id, region, grid, intensity.id, assumptions);
  const embodied = request.embodied !== false && described.item.embodied.length > 0;
  return { ...described, provider, region, grid, place: withGiven(place, request), embodied };
}

function machineOf(
  request: PlacementItem,
  { provider, region, instanceType, offered }: ReturnType<typeof findPlacement>,
  { hardware, providers }: ItemFacts,
  assumptions: Assumptions,
): { item: Machine; machine: Machine; warnings: readonly string[] } {
  const {
    hours,
    duration,
    instanceCount = 1,
    workload = "general",
    utilisation,
    batch,
    acceleratorCount,
  } = request;
  const held = instanceType.accelerators[0];
  const job = {
    hours,
    workload,
    acceleratorCount: acceleratorCount ?? (held ? held.count * instanceCount : 1),
    equivalent: false,
    vcpus: instanceType.vcpus * instanceCount,
    ...(utilisation !== undefined && { utilisation }),
    ...(batch !== undefined && { batch }),
  };
  validateJob(job);
  const warnings = offered
    ? []
    : [`${provider.name} is not known to offer ${instanceType.id} in ${region.id}.`];
  const described = describeMachine(
    {
      job,
      provider: provider.id,
      instanceType,
      instanceCount,
      hours,
      warnings,
      storage: storageOf(request),
      ...(duration && { duration }),
    },
    indexHardware(hardware, providers),
    assumptions,
  );
  if (!described.ok) {
    const chip = described.reason === "several-accelerator-kinds" ? undefined : held?.id;
    throw cannotEstimate(request.placement, described.reason, chip);
  }
  const { machine } = described;
  return { item: machine, machine, warnings: machine.warnings };
}

function storedItem(
  request: PlacementItem,
  { hardware, providers }: ItemFacts,
  assumptions: Assumptions,
): { item: Item; warnings: readonly string[] } {
  const storage = storageOf(request);
  if (Object.keys(storage).length === 0)
    throw new InvalidJobError("instance type", undefined, "Name one, or say how much is stored or sent.");
  if (!(Number.isFinite(request.hours) && request.hours > 0))
    throw new InvalidJobError("hours", request.hours, "Give a number above 0, for example 720.");
  const index = indexHardware(hardware, providers);
  const described = describeItem(
    storage,
    { hours: measure(request.hours, "h") },
    { hardware: index, assumptions },
  );
  if (!described.ok) throw cannotEstimate(request.placement, described.reason, undefined);
  return { item: described.item, warnings: [] };
}

/** What is stored and sent. Throws `E_INVALID_QUANTITY` for an amount that cannot be one. */
function storageOf({
  blockStorageGb,
  blockStorageMedium = "ssd",
  objectStorageGb,
  transferGb,
}: PlacementItem) {
  return {
    ...(blockStorageGb !== undefined && {
      blockStorage: { gb: measure(blockStorageGb, "GB"), medium: blockStorageMedium },
    }),
    ...(objectStorageGb !== undefined && { objectStorage: { gb: measure(objectStorageGb, "GB") } }),
    ...(transferGb !== undefined && { transfer: { gb: measure(transferGb, "GB") } }),
  };
}

/** The zone's figure from the table; where it has none, the number that the user gave stands in its place. */
function intensityOf(region: Region, request: PlacementItem, source: IntensitySourceV1): Intensity {
  const { year, intensityGramsPerKwh: given } = request;
  const { gridZones: zones, country } = region;
  const found = source.annual({ zones, country, ...(year !== undefined && { year }) });
  if (found.ok) return found.data;
  if (given === undefined)
    throw cannotEstimate(request.placement, "intensity-unknown", found.message ?? found.query);
  return {
    gramsPerKwh: exactly("intensity", given, "g/kWh", "user"),
    signal: source.signal,
    zone: zones[0] ?? { scheme: "country", id: country },
    year: year ?? source.newestYear,
    estimated: false,
  };
}

function withGiven(place: Place, { intensityGramsPerKwh, pue }: PlacementItem): Place {
  return {
    ...place,
    factors: {
      ...place.factors,
      ...(intensityGramsPerKwh !== undefined && {
        intensity: givenFactor("intensity", intensityGramsPerKwh, "g/kWh", 0),
      }),
      ...(pue !== undefined && { pue: givenFactor("pue", pue, "1", 1) }),
    },
  };
}
