import { GreenPlaceError } from "@green-place/contract";
import type { PlacementRef, RegionRef, StorageMedium, WorkloadClass } from "@green-place/core";
import type { CatalogueEdition, EngineContext, SignalKind } from "@green-place/engine";
import type { PlacementRequest, WorkloadRequest } from "@green-place/engine/requests";
import type { Format } from "./format-option.ts";

/** What `estimate` was asked, as its flags say it. */
export interface EstimateOptions {
  data: CatalogueEdition;
  placement?: PlacementRef;
  region?: RegionRef;
  blockStorage?: number;
  storageMedium?: StorageMedium;
  objectStorage?: number;
  transfer?: number;
  file?: string;
  energyKwh?: number;
  zone?: string;
  hours?: number;
  flops?: number;
  params?: number;
  tokens?: number;
  mfu?: number;
  count?: number;
  gpus?: number;
  workload?: WorkloadClass;
  batch?: number;
  utilisation?: number;
  intensity?: number;
  pue?: number;
  signal: SignalKind;
  embodied: boolean;
  explain?: true;
  proportion?: true;
  format: Format;
}

/** What the flags ask for, or the file that they name. Throws `E_OPTIONS`, and `E_WORKLOAD_FILE` as `workloadsInFile` does. */
export async function estimateRequests(
  options: EstimateOptions,
  context: EngineContext,
): Promise<readonly WorkloadRequest[]> {
  const { placement, file, energyKwh, zone, pue, signal } = options;
  if (file !== undefined) {
    const { workloadsInFile } = await import("@green-place/engine/workload-file");
    return workloadsInFile(file, context, options);
  }
  const where = placement ?? options.region;
  if (where) return [placementRequest(options, where)];
  if (energyKwh === undefined && zone === undefined) {
    throw usage(
      "There is nothing to estimate.",
      "Give --placement with --hours, or --energy-kwh with --zone, or --file.",
    );
  }
  if (energyKwh === undefined)
    throw usage("--zone alone is not enough.", "Give the measured --energy-kwh too.");
  if (zone === undefined)
    throw usage("--energy-kwh needs a grid zone.", "Add --zone, for example --zone FR.");
  return [{ kind: "energy", energyKwh, zone, signal, ...(pue !== undefined && { pue }) }];
}

function placementRequest(options: EstimateOptions, placement: PlacementRef | RegionRef): PlacementRequest {
  const { count, gpus, workload, batch, utilisation, intensity, pue, signal, embodied } = options;
  const { blockStorage, storageMedium, objectStorage, transfer } = options;
  return {
    kind: "placement",
    placement,
    length: lengthOf(options),
    signal,
    embodied,
    ...(count !== undefined && { instanceCount: count }),
    ...(gpus !== undefined && { acceleratorCount: gpus }),
    ...(workload && { workload }),
    ...(batch !== undefined && { batch }),
    ...(utilisation !== undefined && { utilisation }),
    ...(intensity !== undefined && { intensityGramsPerKwh: intensity }),
    ...(pue !== undefined && { pue }),
    ...(blockStorage !== undefined && { blockStorageGb: blockStorage }),
    ...(storageMedium && { blockStorageMedium: storageMedium }),
    ...(objectStorage !== undefined && { objectStorageGb: objectStorage }),
    ...(transfer !== undefined && { transferGb: transfer }),
  };
}

function lengthOf({ hours, flops, params, tokens, mfu }: EstimateOptions): PlacementRequest["length"] {
  const given = mfu === undefined ? {} : { mfu };
  if (hours !== undefined) return { hours };
  if (flops !== undefined) return { run: { flops }, ...given };
  if (params !== undefined && tokens !== undefined) return { run: { parameters: params, tokens }, ...given };
  if (params !== undefined || tokens !== undefined)
    throw usage(
      "--params and --tokens belong together.",
      `Add --${params === undefined ? "params" : "tokens"}.`,
    );
  throw usage(
    "How long the job takes is missing.",
    "Give --hours, or the size of a training run: --flops, or --params with --tokens.",
  );
}

const usage = (message: string, hint: string): GreenPlaceError =>
  new GreenPlaceError("E_OPTIONS", message, hint);
