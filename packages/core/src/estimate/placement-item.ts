import type { StorageMedium } from "../components/item-parts.ts";
import type { Factor } from "../uncertainty/factor.ts";
import type { WorkloadClass } from "../workload/job.ts";
import type { PlacementRef, RegionRef } from "./find-placement.ts";

/** Something that is rented somewhere for some time: machines, storage, transfer, or all of them. */
export interface PlacementItem {
  /** With an instance type, or a region alone where only data is stored or sent. */
  readonly placement: PlacementRef | RegionRef;
  readonly hours: number;
  /** Doubt about `hours`, when they were computed: see `trainingDuration`. */
  readonly duration?: Factor;
  /** Instances; default 1. */
  readonly instanceCount?: number;
  /** Accelerators that work; default all that the instances have. */
  readonly acceleratorCount?: number;
  readonly workload?: WorkloadClass;
  /** Sequences or images that all accelerators together work on at once, above 0: see `Job`. */
  readonly batch?: number;
  /** Share of peak power (accelerators) or of full load (CPU), 0 to 1. */
  readonly utilisation?: number;
  /** Volumes over the whole time, in GB (10^9 bytes); medium default `ssd`. */
  readonly blockStorageGb?: number;
  readonly blockStorageMedium?: StorageMedium;
  /** Objects over the whole time, in GB (10^9 bytes). */
  readonly objectStorageGb?: number;
  /** Data sent out of the building in all, in GB (10^9 bytes). */
  readonly transferGb?: number;
  /** In place of the zone's figure, g/kWh. */
  readonly intensityGramsPerKwh?: number;
  /** In place of the region's figure, at least 1. */
  readonly pue?: number;
  /** Count embodied carbon; default true. */
  readonly embodied?: boolean;
  readonly year?: number;
}
