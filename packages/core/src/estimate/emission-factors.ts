import type {
  GramsPerKilowattHour,
  HardwareCatalogueV1,
  InstanceType,
  IntensitySourceV1,
  KilowattHours,
  ProviderV1,
  Ratio,
  Region,
  Source,
} from "@green-place/contract";
import { GRAMS_PER_KILOGRAM, type Range } from "@green-place/contract";
import type { Assumptions } from "../assumptions/assumption.ts";
import { defaultAssumptions } from "../assumptions/default-assumptions.ts";
import { type HardwareIndex, indexHardware } from "../components/hardware-index.ts";
import { facilityEnergy } from "../formulas/facility-energy.ts";
import { operationalCarbon } from "../formulas/operational-carbon.ts";
import { createDraws, type Draws } from "../uncertainty/draws.ts";
import { sourcesOfFactor } from "../uncertainty/factor.ts";
import { rangeOfDraws } from "../uncertainty/range-of-draws.ts";
import type { WorkloadClass } from "../workload/job.ts";
import { validateJob } from "../workload/validate-job.ts";
import { collectSources } from "./collect-sources.ts";
import { describeMachine } from "./describe-machine.ts";
import { describePlace } from "./describe-place.ts";
import { createExclusionTally, type Exclusion, type ExclusionReason } from "./exclusions.ts";
import { itemDraws } from "./item-draws.ts";
import { itemEnergy } from "./item-energy.ts";
import type { Place } from "./place.ts";

/** What one instance emits in an hour of work at one place. */
export interface EmissionFactor {
  readonly provider: string;
  readonly region: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly zone: string;
  readonly instanceType: string;
  readonly accelerator: { readonly id: string; readonly count: number } | null;
  /** PUE included. */
  readonly operationalGramsPerHour: Range;
  readonly embodiedGramsPerHour: Range;
}

export interface EmissionFactorsInput {
  readonly providers: readonly ProviderV1[];
  readonly hardware: HardwareCatalogueV1;
  readonly intensity: IntensitySourceV1;
  readonly workload: WorkloadClass;
  /** Share of peak power (accelerators) or of full load (CPU), 0 to 1, in place of the workload's default. */
  readonly utilisation?: number;
  /** Which placements; default all. */
  readonly isWanted?: (provider: string, region: Region, type: InstanceType) => boolean;
  /** Replaces the defaults. */
  readonly assumptions?: Assumptions;
}

export interface EmissionFactors {
  /** By provider, then in the provider's own order of types and regions. */
  readonly factors: readonly EmissionFactor[];
  /** Placements without a factor because something about them is not known. */
  readonly excluded: readonly Exclusion[];
  /** Where the intensities come from: who has to be named when the factors are passed on. */
  readonly sources: Readonly<Record<string, Source>>;
}

/**
 * Emission factors of whole instances with everything in them at work: what `estimate` gives for one hour.
 *
 *   operational = P_it · 1 h · PUE · intensity        embodied = the machine's share for 1 h
 *
 * Throws `E_INVALID_JOB`.
 */
export function emissionFactors(input: EmissionFactorsInput): EmissionFactors {
  const { intensity, isWanted = () => true, assumptions = defaultAssumptions } = input;
  const providers = [...input.providers].sort((a, b) => (a.id < b.id ? -1 : 1));
  const hardware = indexHardware(input.hardware, providers);
  const draws = createDraws();
  const tally = createExclusionTally();
  const factors: EmissionFactor[] = [];
  const intensities = new Set<string>();
  for (const provider of providers) {
    const places = new Map(
      provider
        .regions()
        .map((region) => [
          region.id,
          { region, at: placeOf(provider.id, region, intensity, assumptions, draws) },
        ]),
    );
    for (const type of provider.instanceTypes()) {
      let machine: MachineHour | ExclusionReason | undefined;
      for (const id of type.regions) {
        const place = places.get(id);
        if (!place || !isWanted(provider.id, place.region, type)) continue;
        machine ??= machineHour(provider.id, type, hardware, input, assumptions, draws);
        const missing =
          typeof machine === "string" ? machine : typeof place.at === "string" ? place.at : undefined;
        if (missing !== undefined) tally.add(missing, `${provider.id}:${id}:${type.id}`);
        else {
          const at = place.at as PlaceHour;
          factors.push(factorAt(provider.id, type, machine as MachineHour, at));
          for (const id of sourcesOfFactor(at.place.factors.intensity)) intensities.add(id);
        }
      }
    }
  }
  return { factors, excluded: tally.toList(), sources: collectSources([...intensities], [intensity]) };
}

/** An instance at work for an hour, wherever it stands. */
interface MachineHour {
  readonly itKwh: number;
  readonly drawnItKwh: Float64Array;
  readonly embodiedGrams: Range;
}

function machineHour(
  provider: string,
  type: InstanceType,
  hardware: HardwareIndex,
  { workload, utilisation }: EmissionFactorsInput,
  assumptions: Assumptions,
  draws: Draws,
): MachineHour | ExclusionReason {
  const job = {
    hours: 1,
    workload,
    acceleratorCount: type.accelerators[0]?.count ?? 1,
    equivalent: false,
    vcpus: type.vcpus,
    ...(utilisation !== undefined && { utilisation }),
  };
  validateJob(job);
  const request = { job, provider, instanceType: type, instanceCount: 1, hours: 1, warnings: [] };
  const described = describeMachine(request, hardware, assumptions);
  if (!described.ok) return described.reason;
  const { machine } = described;
  const drawn = itemDraws(machine, draws);
  const { itKwh, embodiedKg } = itemEnergy(machine);
  return {
    itKwh,
    drawnItKwh: drawn.itKwh,
    embodiedGrams: rangeOfDraws(
      embodiedKg * GRAMS_PER_KILOGRAM,
      drawn.embodiedKg.map((kg) => kg * GRAMS_PER_KILOGRAM),
    ),
  };
}

/** A place, and what one kWh of a machine emits there: PUE · intensity. */
interface PlaceHour {
  readonly place: Place;
  readonly gramsPerItKwh: number;
  readonly drawnGramsPerItKwh: Float64Array;
}

function placeOf(
  provider: string,
  region: Region,
  source: IntensitySourceV1,
  assumptions: Assumptions,
  draws: Draws,
): PlaceHour | ExclusionReason {
  const found = source.annual({ zones: region.gridZones, country: region.country });
  if (!found.ok) return "intensity-unknown";
  const place = describePlace(provider, region, found.data, source.id, assumptions);
  const intensity = draws.of(place.factors.intensity);
  const pue = draws.of(place.factors.pue);
  return {
    place,
    gramsPerItKwh: gramsOf(1, place.factors.pue.value, place.factors.intensity.value),
    drawnGramsPerItKwh: pue.map((value, i) => gramsOf(1, value, intensity[i]!)),
  };
}

const gramsOf = (itKwh: number, pue: number, intensity: number): number =>
  operationalCarbon(facilityEnergy(itKwh as KilowattHours, pue as Ratio), intensity as GramsPerKilowattHour) *
  GRAMS_PER_KILOGRAM;

function factorAt(provider: string, type: InstanceType, machine: MachineHour, at: PlaceHour): EmissionFactor {
  const { region, intensity } = at.place;
  const held = type.accelerators[0];
  const drawn = machine.drawnItKwh.map((kwh, i) => kwh * at.drawnGramsPerItKwh[i]!);
  return {
    provider,
    region: region.id,
    country: region.country,
    zone: intensity.zone.id,
    instanceType: type.id,
    accelerator: held ? { id: held.id, count: held.count } : null,
    operationalGramsPerHour: rangeOfDraws(machine.itKwh * at.gramsPerItKwh, drawn),
    embodiedGramsPerHour: machine.embodiedGrams,
  };
}
