/** The footprint of what a user describes: a placement, a training run of some size, measured energy. */
export { footprintOf, type RequestedFootprint, type Training } from "./requests/footprint-of-request.ts";
export type {
  EnergyRequest,
  PlacementRequest,
  TrainingSize,
  WorkloadRequest,
} from "./requests/workload-request.ts";
