/** The footprint of what a user describes: a placement, a training run of some size, measured energy, a file of them. */
import type { workloadsInFile as read } from "./requests/workload-file.ts";

export {
  footprintsOf,
  type RequestedFootprint,
  type RequestedFootprints,
  type Training,
} from "./requests/footprints-of-requests.ts";
export type { WorkloadDefaults } from "./requests/workload-file.ts";
export type {
  EnergyRequest,
  PlacementRequest,
  TrainingSize,
  WorkloadRequest,
} from "./requests/workload-request.ts";

/** The workloads of a YAML or JSON file: one, or several under `workloads`. Throws `E_WORKLOAD_FILE`. Loads what reads a file when it is called. */
export const workloadsInFile: typeof read = async (...given) =>
  (await import("./requests/workload-file.ts")).workloadsInFile(...given);
