/** The requests of a workload file, its schema, and the reader of YAML. Loads zod and a library for YAML. */
export { parseYaml, type ReadYaml } from "./requests/parse-yaml.ts";
export { type WorkloadDefaults, workloadsInFile } from "./requests/workload-file.ts";
export { workloadFileSchema } from "./requests/workload-file-schema.ts";
