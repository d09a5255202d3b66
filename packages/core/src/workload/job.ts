/** What kind of work it is; decides how hard accelerators are assumed to work and which throughput counts. */
export type WorkloadClass =
  /** Models of a billion parameters and more. */
  | "training"
  /** Fine-tuning, and nets of less than a billion parameters that fill their chips. */
  | "finetune"
  /** Training that waits for data: recommenders, small nets, small images. */
  | "small-model"
  /** Answering requests, of a kind that is not stated. */
  | "inference"
  | "text-generation"
  | "image-generation"
  | "video-generation"
  /** Nobody said. */
  | "general";

export const workloadClasses: readonly WorkloadClass[] = [
  "training",
  "finetune",
  "small-model",
  "inference",
  "text-generation",
  "image-generation",
  "video-generation",
  "general",
];

/**
 * Whether the work is answering requests. Copies of a model do that, each on a machine of its own, so that nothing has to join these; a model
 * too big for one machine is not told apart. Other work counts as joint: its chips wait for one another.
 */
export const isServing = (workload: WorkloadClass): boolean =>
  workload === "inference" || workload.endsWith("-generation");

/** Whether the load is known better by how much is worked on at once. */
export const usesBatch = (workload: WorkloadClass): boolean =>
  workload === "text-generation" || workload === "image-generation";

/** A job as its owner would describe it. */
export interface Job {
  /** Running time in hours on the accelerator that is named, more than 0. */
  readonly hours: number;
  readonly workload: WorkloadClass;
  /** Name, family, alias or id of the accelerator; absent for a CPU job. */
  readonly accelerator?: string;
  /** Accelerators needed, more than 0; a fraction means a share of one. Ignored for a CPU job. */
  readonly acceleratorCount: number;
  /** At least so much memory on each accelerator. */
  readonly acceleratorMemoryGib?: number;
  /** Consider other accelerators too, with hours scaled to the same work. */
  readonly equivalent: boolean;
  /**
   * Sequences or images that all accelerators together work on at once, above 0: a mean, if it changes. Only of text and image generation,
   * and not beside `utilisation`. Ignored for a CPU job.
   */
  readonly batch?: number;
  /** Share of peak power (accelerators) or of full load (CPU job), 0 to 1, in place of the workload's default. */
  readonly utilisation?: number;
  /** vCPUs needed in all. A CPU job needs this. */
  readonly vcpus?: number;
  /** Host memory needed in all. */
  readonly memoryGib?: number;
}
