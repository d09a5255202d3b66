import { GreenPlaceError } from "@green-place/contract";
import {
  type EnergyCarbon,
  type Estimate,
  type EstimateItem,
  type EstimateTotal,
  estimateAll,
  findPlacement,
  knownAccelerators,
  type TrainingDuration,
  trainingDuration,
} from "@green-place/core";
import {
  type Catalogue,
  type CatalogueEdition,
  loadCatalogue,
  type SignalKind,
} from "../catalogue/catalogue.ts";
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

export interface RequestedFootprints {
  /** One for each request, in their order. */
  readonly rows: readonly RequestedFootprint[];
  /** Their sum on shared draws; null where it would add signals that do not add up. */
  readonly total: EstimateTotal | null;
}

/**
 * The footprints of requests, and their total.
 * Throws what `estimateAll` and `trainingDuration` throw; a fact that is missing is a `DataMissingError`.
 */
export async function footprintsOf(
  requests: readonly WorkloadRequest[],
  context: EngineContext,
  edition: CatalogueEdition,
): Promise<RequestedFootprints> {
  const signals = [...new Set(requests.map(({ signal }) => signal))];
  const answers = new Map<WorkloadRequest, RequestedFootprint>();
  let total: EstimateTotal | null = null;
  for (const signal of signals) {
    const asked = requests.filter((request) => request.signal === signal);
    const found = await ofOneSignal(asked, signal, context, edition);
    asked.forEach((request, index) => {
      answers.set(request, found.rows[index]!);
    });
    total = signals.length === 1 ? found.total : null;
  }
  return { rows: requests.map((request) => answers.get(request)!), total };
}

async function ofOneSignal(
  requests: readonly WorkloadRequest[],
  signal: SignalKind,
  context: EngineContext,
  edition: CatalogueEdition,
): Promise<{ readonly rows: readonly RequestedFootprint[]; readonly total: EstimateTotal }> {
  const catalogue = await loadCatalogue({ signal, edition }, context);
  const { ELECTRICITY_MAPS, zones } = await import("@green-place/intensity-data");
  const energyItem = ({ energyKwh, zone, pue }: EnergyRequest): EstimateItem => ({
    energyKwh,
    zone: { scheme: ELECTRICITY_MAPS, id: zone },
    // A zone that is not in the table is taken for a country's code, which the source then knows or does not.
    country: zones().find((row) => row.zone === zone)?.country ?? zone,
    ...(pue !== undefined && { pue }),
  });
  try {
    const items = requests.map((request) =>
      request.kind === "energy"
        ? { item: energyItem(request), training: null }
        : placementItem(request, catalogue),
    );
    const { rows, total } = estimateAll({ ...catalogue, items: items.map(({ item }) => item) });
    return {
      rows: rows.map((row, index) => {
        const { name } = requests[index]!;
        const named = name === undefined ? {} : { name };
        return "steps" in row ? { ...named, ...row, training: items[index]!.training } : { ...named, ...row };
      }),
      total,
    };
  } catch (error) {
    if (GreenPlaceError.isInstance(error) && missingFacts.includes(error.code))
      throw new DataMissingError(error.code, error.message, error.hint, { cause: error });
    throw error;
  }
}

/** Errors that say that nobody knows, not that the caller was wrong. */
const missingFacts: readonly string[] = ["E_CANNOT_ESTIMATE", "E_THROUGHPUT_UNKNOWN"];

function placementItem(
  request: PlacementRequest,
  catalogue: Catalogue,
): { readonly item: EstimateItem; readonly training: Training | null } {
  const { kind, name, length, signal, ...rest } = request;
  if ("hours" in length) return { item: { ...rest, ...length }, training: null };
  const { hours, duration, flops, mfu, peakTflops, accelerators } = lengthOfTraining(
    request,
    length,
    catalogue,
  );
  return {
    item: { ...rest, hours, workload: request.workload ?? "training", ...(duration && { duration }) },
    training: {
      flops,
      accelerators,
      peakTflops: peakTflops.value,
      mfu,
      mfuBasis: length.mfu === undefined ? "assumed" : "given",
    },
  };
}

function lengthOfTraining(
  { placement, instanceCount = 1, acceleratorCount }: PlacementRequest,
  { run, mfu }: TrainingSize,
  { providers, hardware }: Catalogue,
): TrainingDuration & { readonly accelerators: number } {
  if (!("instanceType" in placement)) {
    throw new GreenPlaceError(
      "E_NO_ACCELERATOR",
      "A training run needs a machine.",
      "Give an instance type in the placement, or --hours instead of the size of the run.",
    );
  }
  const { instanceType } = findPlacement(placement, providers);
  const held = instanceType.accelerators[0];
  const chip = held && knownAccelerators(hardware, providers).find(({ id }) => id === held.id);
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
