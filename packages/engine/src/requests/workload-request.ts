import type { PlacementItem, PlacementRef, RegionRef, WorkloadClass } from "@green-place/core";
import type { SignalKind } from "../catalogue/catalogue.ts";

/** What `estimate` is asked for: by its options, or by one entry of a workload file. Exactly one of the two kinds. */
export type WorkloadRequest = PlacementRequest | EnergyRequest;

/** What is rented somewhere: machines, storage, transfer. Either `hours` or a training run gives its length. */
export interface PlacementRequest
  extends Pick<PlacementItem, "blockStorageGb" | "blockStorageMedium" | "objectStorageGb" | "transferGb"> {
  readonly kind: "placement";
  readonly name?: string;
  readonly placement: PlacementRef | RegionRef;
  readonly length: { readonly hours: number } | TrainingSize;
  readonly instanceCount?: number;
  readonly acceleratorCount?: number;
  readonly workload?: WorkloadClass;
  readonly batch?: number;
  readonly utilisation?: number;
  readonly intensityGramsPerKwh?: number;
  readonly pue?: number;
  readonly signal: SignalKind;
  readonly embodied: boolean;
}

export interface TrainingSize {
  readonly run: { readonly flops: number } | { readonly parameters: number; readonly tokens: number };
  readonly mfu?: number;
}

/** Energy that was measured, at a grid zone. */
export interface EnergyRequest {
  readonly kind: "energy";
  readonly name?: string;
  readonly energyKwh: number;
  readonly zone: string;
  readonly pue?: number;
  readonly signal: SignalKind;
}
