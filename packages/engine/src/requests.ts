/** The footprint of what a user describes: a placement, a training run of some size, measured energy, a file of them. */
export {
  footprintsOf,
  type RequestedFootprint,
  type RequestedFootprints,
  type Training,
} from "./requests/footprints-of-requests.ts";
export { type WorkloadDefaults, workloadsInFile } from "./requests/workload-file.ts";
export { workloadFileSchema } from "./requests/workload-file-schema.ts";
export type {
  EnergyRequest,
  PlacementRequest,
  TrainingSize,
  WorkloadRequest,
} from "./requests/workload-request.ts";
