import { GreenPlaceError } from "@green-place/contract";
import type { Constraints, CountryGroup, Job, PlacementRef, SortKey, WorkloadClass } from "@green-place/core";
import type { CatalogueEdition, RecommendRequest, SignalKind } from "@green-place/engine";
import type { Format } from "./format-option.ts";

/** What `recommend` was asked, as its flags say it. */
export interface RecommendOptions {
  data: CatalogueEdition;
  gpu?: string;
  gpus: number;
  gpuMemory?: number;
  hours?: number;
  equivalent?: true;
  workload: WorkloadClass;
  batch?: number;
  utilisation?: number;
  vcpus?: number;
  memory?: number;
  provider?: string[];
  excludeProvider?: string[];
  region?: string[];
  excludeRegion?: string[];
  country?: string[];
  excludeCountry?: string[];
  within?: CountryGroup;
  from?: PlacementRef;
  maxUsd?: number;
  maxUsdPerHour?: number;
  market: "on-demand" | "spot";
  carbonPrice?: number;
  sort: SortKey;
  signal: SignalKind;
  embodied: boolean;
  startWithin?: number;
  interruptible?: true;
  limit: number;
  format: Format;
  explain?: true;
  proportion?: true;
  strict?: true;
}

/** What the flags ask for. Throws `E_OPTIONS`. */
export function recommendRequest(options: RecommendOptions): RecommendRequest {
  const { market, sort, signal, embodied, limit, carbonPrice, from, startWithin, interruptible, data } =
    options;
  return {
    job: jobOf(options),
    constraints: constraintsOf(options),
    market,
    sort,
    signal,
    embodied,
    limit,
    edition: data,
    strict: options.strict === true,
    ...(carbonPrice !== undefined && { carbonPriceUsdPerTonne: carbonPrice }),
    ...(from && { from }),
    ...(startWithin !== undefined && { startWithinHours: startWithin }),
    ...(interruptible && { interruptible }),
    ...(options.explain && { explain: 1 }),
  };
}

/** The job that the flags describe. */
function jobOf(options: RecommendOptions): Job {
  const { gpu, gpuMemory, batch, utilisation, vcpus, memory } = options;
  // Checked here and not by the parser, which would complain of it before it complains of a mistyped option.
  if (options.hours === undefined) {
    throw new GreenPlaceError("E_OPTIONS", "It is not said how long the job runs.", "Add --hours 12.");
  }
  return {
    hours: options.hours,
    workload: options.workload,
    acceleratorCount: options.gpus,
    equivalent: options.equivalent === true,
    ...(gpu !== undefined && { accelerator: gpu }),
    ...(gpuMemory !== undefined && { acceleratorMemoryGib: gpuMemory }),
    ...(batch !== undefined && { batch }),
    ...(utilisation !== undefined && { utilisation }),
    ...(vcpus !== undefined && { vcpus }),
    ...(memory !== undefined && { memoryGib: memory }),
  };
}

/** What the flags rule out. */
function constraintsOf(options: RecommendOptions): Constraints {
  const {
    provider,
    excludeProvider,
    region,
    excludeRegion,
    country,
    excludeCountry,
    within,
    maxUsd,
    maxUsdPerHour,
  } = options;
  return {
    ...(provider && { providers: provider }),
    ...(excludeProvider && { excludeProviders: excludeProvider }),
    ...(region && { regions: region }),
    ...(excludeRegion && { excludeRegions: excludeRegion }),
    ...(country && { countries: country }),
    ...(excludeCountry && { excludeCountries: excludeCountry }),
    ...(within && { within }),
    ...(maxUsd !== undefined && { maxUsd }),
    ...(maxUsdPerHour !== undefined && { maxUsdPerHour }),
  };
}
