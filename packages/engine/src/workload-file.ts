/** The requests of a workload file, and its schema. Loads zod and a reader of YAML. */
export { type WorkloadDefaults, workloadsInFile } from "./requests/workload-file.ts";
export { workloadFileSchema } from "./requests/workload-file-schema.ts";
