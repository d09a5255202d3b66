import {
  carbonOfEnergy,
  type EnergyCarbon,
  type Estimate,
  estimate,
  findPlacement,
  GreenPlaceError,
  type TrainingDuration,
  trainingDuration,
} from "@green-place/core";
import { ExitError, exitCode } from "../exit-code.ts";
import type { CatalogueData } from "../options/data-option.ts";
import type {
  EnergyRequest,
  PlacementRequest,
  TrainingSize,
  WorkloadRequest,
} from "../options/workload-request.ts";
import type { Session } from "./session.ts";
import { loadWorld, type World } from "./world.ts";

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

/** The footprint of one request. Throws what `estimate`, `carbonOfEnergy` and `trainingDuration` throw; a fact that is missing ends with exit 4. */
export async function footprintOf(
  request: WorkloadRequest,
  session: Session,
  data: CatalogueData,
): Promise<RequestedFootprint> {
  const named = request.name === undefined ? {} : { name: request.name };
  if (request.kind === "energy") return { ...named, ...(await ofEnergy(request, session)) };
  const world = await loadWorld(request.signal, session, { data });
  try {
    return { ...named, ...ofPlacement(request, world) };
  } catch (error) {
    if (GreenPlaceError.isInstance(error) && missingFacts.includes(error.code))
      throw new ExitError(exitCode.dataMissing, error.code, error.message, error.hint);
    throw error;
  }
}

/** Errors that say that nobody knows, not that the caller was wrong. */
const missingFacts: readonly string[] = ["E_CANNOT_ESTIMATE", "E_THROUGHPUT_UNKNOWN"];

async function ofEnergy(
  { energyKwh, zone, pue, signal }: EnergyRequest,
  session: Session,
): Promise<EnergyCarbon> {
  const [{ intensity }, { ELECTRICITY_MAPS, zones }] = await Promise.all([
    loadWorld(signal, session),
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

function ofPlacement(request: PlacementRequest, world: World): Estimate & { training: Training | null } {
  const { kind, name, length, signal, workload, ...rest } = request;
  if ("hours" in length) {
    const result = estimate({ ...world, ...rest, ...length, ...(workload && { workload }) });
    return { ...result, training: null };
  }
  const { accelerators, ...computed } = lengthOfTraining(request, length, world);
  const { hours, duration, flops, mfu, peakTflops } = computed;
  const input = { ...world, ...rest, hours, workload: workload ?? "training", ...(duration && { duration }) };
  const mfuBasis = length.mfu === undefined ? "assumed" : "given";
  return {
    ...estimate(input),
    training: { flops, accelerators, peakTflops: peakTflops.value, mfu, mfuBasis },
  };
}

function lengthOfTraining(
  { placement, instanceCount = 1, acceleratorCount }: PlacementRequest,
  { run, mfu }: TrainingSize,
  { providers, hardware }: World,
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
