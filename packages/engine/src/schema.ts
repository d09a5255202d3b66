/** Schemas, and what ties one to the type it describes. Loads zod. */
export { workloadFileSchema } from "./requests/workload-file-schema.ts";
export { tied } from "./schema/tied.ts";
