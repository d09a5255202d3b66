/** The footprint of what a user describes: a placement, a training run of some size, measured energy. */
export {
  footprintsOf,
  type RequestedFootprint,
  type RequestedFootprints,
  type Training,
} from "./requests/footprints-of-requests.ts";
export type {
  EnergyRequest,
  PlacementRequest,
  TrainingSize,
  WorkloadRequest,
} from "./requests/workload-request.ts";
