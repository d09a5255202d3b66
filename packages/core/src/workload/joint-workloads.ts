import type { WorkloadClass } from "./job.ts";

/**
 * Work whose chips wait for one another on several machines, so that something has to join these. Requests to a model are answered by
 * copies of it, each on a machine of its own; a model too big for one machine is not told apart. Work of an unknown kind counts as joint.
 */
export const jointWorkloads: ReadonlySet<WorkloadClass> = new Set(["training", "finetune", "general"]);
