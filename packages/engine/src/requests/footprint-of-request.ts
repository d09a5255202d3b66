import { GreenPlaceError } from "@green-place/contract";
import {
  carbonOfEnergy,
  type EnergyCarbon,
  type Estimate,
  estimate,
  findPlacement,
  type TrainingDuration,
  trainingDuration,
} from "@green-place/core";
import { type Catalogue, type CatalogueEdition, loadCatalogue } from "../catalogue/catalogue.ts";
import type { EngineContext } from "../context.ts";
import { DataMissingError } from "../errors/data-missing-error.ts";
import type { EnergyRequest, PlacementRequest, TrainingSize, WorkloadRequest } from "./workload-request.ts";

/** How the length of a training run was computed from its size: FLOPs / (accelerators · peak · MFU). */
export interface Training {
  readonly flops: number;
  readonly accelerators: number;
  /** Dense throughput of one accelerator. */
  readonly peakTflops: number;
  readonly mfu: number;
  readonly mfuBasis: "given" | "assumed";
}

export type RequestedFootprint =
  | ({ readonly name?: string } & Estimate & { readonly training: Training | null })
  | ({ readonly name?: string } & EnergyCarbon);

/** The footprint of one request. Throws what `estimate`, `carbonOfEnergy` and `trainingDuration` throw; a fact that is missing is a `DataMissingError`. */
export async function footprintOf(
  request: WorkloadRequest,
  context: EngineContext,
  edition: CatalogueEdition,
): Promise<RequestedFootprint> {
  const named = request.name === undefined ? {} : { name: request.name };
  if (request.kind === "energy") return { ...named, ...(await ofEnergy(request, context)) };
  const catalogue = await loadCatalogue({ signal: request.signal, edition }, context);
  try {
    return { ...named, ...ofPlacement(request, catalogue) };
  } catch (error) {
    if (GreenPlaceError.isInstance(error) && missingFacts.includes(error.code))
      throw new DataMissingError(error.code, error.message, error.hint, { cause: error });
    throw error;
  }
}

/** Errors that say that nobody knows, not that the caller was wrong. */
const missingFacts: readonly string[] = ["E_CANNOT_ESTIMATE", "E_THROUGHPUT_UNKNOWN"];

async function ofEnergy(
  { energyKwh, zone, pue, signal }: EnergyRequest,
  context: EngineContext,
): Promise<EnergyCarbon> {
  const [{ intensity }, { ELECTRICITY_MAPS, zones }] = await Promise.all([
    loadCatalogue({ signal }, context),
    import("@green-place/intensity-data"),
  ]);
  return carbonOfEnergy({
    energyKwh,
    zone: { scheme: ELECTRICITY_MAPS, id: zone },
    // A zone that is not in the table is taken for a country's code, which the source then knows or does not.
    country: zones().find((row) => row.zone === zone)?.country ?? zone,
    ...(pue !== undefined && { pue }),
    intensity,
  });
}

function ofPlacement(
  request: PlacementRequest,
  catalogue: Catalogue,
): Estimate & { training: Training | null } {
  const { kind, name, length, signal, workload, ...rest } = request;
  if ("hours" in length) {
    const result = estimate({ ...catalogue, ...rest, ...length, ...(workload && { workload }) });
    return { ...result, training: null };
  }
  const { accelerators, ...computed } = lengthOfTraining(request, length, catalogue);
  const { hours, duration, flops, mfu, peakTflops } = computed;
  const input = {
    ...catalogue,
    ...rest,
    hours,
    workload: workload ?? "training",
    ...(duration && { duration }),
  };
  const mfuBasis = length.mfu === undefined ? "assumed" : "given";
  return {
    ...estimate(input),
    training: { flops, accelerators, peakTflops: peakTflops.value, mfu, mfuBasis },
  };
}

function lengthOfTraining(
  { placement, instanceCount = 1, acceleratorCount }: PlacementRequest,
  { run, mfu }: TrainingSize,
  { providers, hardware }: Catalogue,
): TrainingDuration & { readonly accelerators: number } {
  const { provider, instanceType } = findPlacement(placement, providers);
  const held = instanceType.accelerators[0];
  const chips = [...hardware.accelerators(), ...(provider.hardware?.() ?? [])];
  const chip = held && chips.find(({ id }) => id === held.id);
  if (!held || !chip) {
    throw new GreenPlaceError(
      "E_NO_ACCELERATOR",
      held
        ? `No table describes the accelerator ${held.id} of ${instanceType.id}.`
        : `${instanceType.id} has no accelerator that a training run could be sized for.`,
      "Give --hours instead of the size of the run.",
    );
  }
  const accelerators = acceleratorCount ?? held.count * instanceCount;
  return { accelerators, ...trainingDuration(run, chip, accelerators, mfu === undefined ? {} : { mfu }) };
}
