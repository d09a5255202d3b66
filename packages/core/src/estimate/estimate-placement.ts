import type {
  HardwareCatalogueV1,
  Intensity,
  IntensitySourceV1,
  ProviderV1,
  Region,
} from "@green-place/contract";
import { exactly, GreenPlaceError } from "@green-place/contract";
import type { Assumptions } from "../assumptions/assumption.ts";
import { defaultAssumptions } from "../assumptions/default-assumptions.ts";
import { createDraws } from "../uncertainty/draws.ts";
import type { Factor } from "../uncertainty/factor.ts";
import { rangeOfDraws } from "../uncertainty/range-of-draws.ts";
import type { WorkloadClass } from "../workload/job.ts";
import { validateJob } from "../workload/validate-job.ts";
import { assumptionOf } from "./assumed-factor.ts";
import { collectSources } from "./collect-sources.ts";
import { describeMachine } from "./describe-machine.ts";
import { describePlace } from "./describe-place.ts";
import type { Estimate } from "./estimate.ts";
import { explainFootprint } from "./explain-footprint.ts";
import { factorsOf } from "./factors-of.ts";
import { findPlacement, type PlacementRef } from "./find-placement.ts";
import { footprint, medianPlace } from "./footprint.ts";
import { footprintRanges } from "./footprint-ranges.ts";
import { givenFactor } from "./given-factor.ts";
import { indexHardware } from "./hardware-index.ts";
import { medianEnergy } from "./machine-numbers.ts";
import type { Place } from "./place.ts";

export interface EstimateInput {
  readonly placement: PlacementRef;
  readonly hours: number;
  /** Doubt about `hours`, when they were computed: see `trainingDuration`. */
  readonly duration?: Factor;
  /** Instances; default 1. */
  readonly instanceCount?: number;
  /** Accelerators that work; default all that the instances have. */
  readonly acceleratorCount?: number;
  readonly workload?: WorkloadClass;
  /** Share of peak power (accelerators) or of full load (CPU), 0 to 1. */
  readonly utilisation?: number;
  /** In place of the zone's figure. */
  readonly intensityGramsPerKwh?: number;
  /** In place of the region's figure, at least 1. */
  readonly pue?: number;
  readonly embodied?: boolean;
  readonly year?: number;
  readonly providers: readonly ProviderV1[];
  readonly hardware: HardwareCatalogueV1;
  readonly intensity: IntensitySourceV1;
  readonly assumptions?: Assumptions;
}

/**
 * The footprint of one placement, with its derivation.
 * Throws `E_INVALID_JOB`, `E_UNKNOWN_PLACEMENT`, `E_CANNOT_ESTIMATE` when a fact is missing, or `E_INVALID_QUANTITY`.
 */
export function estimate(input: EstimateInput): Estimate {
  const {
    providers,
    intensity,
    embodied = true,
    instanceCount = 1,
    assumptions = defaultAssumptions,
  } = input;
  const { provider, region, instanceType, offered } = findPlacement(input.placement, providers);
  const held = instanceType.accelerators[0];
  const job = {
    hours: input.hours,
    workload: input.workload ?? "general",
    acceleratorCount: input.acceleratorCount ?? (held ? held.count * instanceCount : 1),
    equivalent: false,
    vcpus: instanceType.vcpus * instanceCount,
    ...(input.utilisation !== undefined && { utilisation: input.utilisation }),
  };
  validateJob(job);
  const hardware = indexHardware(input.hardware, providers);
  const { hours, duration } = input;
  const warnings = offered
    ? []
    : [`${provider.name} is not known to offer ${instanceType.id} in ${region.id}.`];
  const request = {
    job,
    provider: provider.id,
    instanceType,
    instanceCount,
    hours,
    warnings,
    ...(duration && { duration }),
  };
  const described = describeMachine(request, hardware, assumptions);
  if (!described.ok)
    throw cannotEstimate(input.placement, described.reason, instanceType.accelerators[0]?.id);
  const grid = intensityOf(region, input);
  const place = withGiven(describePlace(provider.id, region, grid, intensity.id, assumptions), input);

  const { machine } = described;
  const draws = createDraws();
  const ranges = footprintRanges(
    footprint(medianEnergy(machine), medianPlace(place.factors), 1, embodied),
    machine,
    place,
    1,
    embodied,
    draws,
  );
  const steps = explainFootprint(machine, place, 1, embodied, draws);
  const factors = factorsOf(machine, place);
  const owners = [...providers, input.hardware, intensity];
  const itPower = steps.find((step) => step.name === "IT power")!;
  const range = (one: Factor) => rangeOfDraws(one.value, draws.of(one));
  return {
    placement: {
      ...input.placement,
      instanceCount,
      accelerator: held ? { id: held.id, count: held.count * instanceCount } : null,
    },
    hours: duration
      ? rangeOfDraws(
          hours,
          draws.of(duration).map((x) => x * hours),
        )
      : { low: hours, value: hours, high: hours },
    signal: { ...grid.signal, year: grid.year },
    itWatts: { low: itPower.low, value: itPower.value, high: itPower.high },
    energyKwh: ranges.facilityKwh,
    carbonKg: ranges.carbonKg,
    operationalKg: ranges.operationalKg,
    embodiedKg: ranges.embodiedKg,
    waterLitres: ranges.waterLitres,
    intensity: {
      ...range(place.factors.intensity),
      zone: place.intensity.zone.id,
      year: place.intensity.year,
    },
    pue: range(place.factors.pue),
    warnings,
    steps,
    assumptions: [...new Set(factors.flatMap((one) => assumptionOf(one) ?? []))]
      .sort()
      .map((id) => assumptions[id]!),
    sources: collectSources(
      [...factors.map((one) => one.source), `${provider.id}/${instanceType.source}`],
      owners,
    ),
  };
}

/** The zone's figure from the table; where it has none, the number that the user gave stands in its place. */
function intensityOf(region: Region, input: EstimateInput): Intensity {
  const { intensity, year, intensityGramsPerKwh: given } = input;
  const { gridZones: zones, country } = region;
  const found = intensity.annual({ zones, country, ...(year !== undefined && { year }) });
  if (found.ok) return found.data;
  if (given === undefined)
    throw cannotEstimate(input.placement, "intensity-unknown", found.message ?? found.query);
  return {
    gramsPerKwh: exactly("intensity", given, "g/kWh", "user"),
    signal: intensity.signal,
    zone: zones[0] ?? { scheme: "country", id: country },
    year: year ?? intensity.newestYear,
    estimated: false,
  };
}

function withGiven(place: Place, { intensityGramsPerKwh, pue }: EstimateInput): Place {
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

function cannotEstimate(ref: PlacementRef, reason: string, subject: string | undefined): GreenPlaceError {
  return new GreenPlaceError(
    "E_CANNOT_ESTIMATE",
    `${ref.provider}:${ref.region}:${ref.instanceType} cannot be estimated: ${reason}${subject ? ` (${subject})` : ""}.`,
    reason === "power-unknown"
      ? "Nobody has published how much that chip draws, and green-place does not invent it."
      : "Give the figure yourself, for example with --intensity.",
  );
}
