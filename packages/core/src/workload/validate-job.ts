import { InvalidJobError } from "../errors/invalid-job-error.ts";
import { type Job, usesBatch, workloadClasses } from "./job.ts";

/** Throws `E_INVALID_JOB` with the first thing that is wrong. */
export function validateJob(job: Job): void {
  positive("hours", job.hours, "for example 12");
  positive("acceleratorCount", job.acceleratorCount, "for example 1");
  for (const name of ["acceleratorMemoryGib", "vcpus", "memoryGib", "batch"] as const) {
    const value = job[name];
    if (value !== undefined) positive(name, value, "or leave it out");
  }
  const { utilisation } = job;
  if (utilisation !== undefined && !(utilisation >= 0 && utilisation <= 1)) {
    throw new InvalidJobError("utilisation", utilisation, "Give a share between 0 and 1, for example 0.7.");
  }
  if (!workloadClasses.includes(job.workload)) {
    throw new InvalidJobError("workload", job.workload, `Give one of ${workloadClasses.join(", ")}.`);
  }
  validateBatch(job);
  if (job.accelerator === undefined && job.vcpus === undefined) {
    throw new InvalidJobError(
      "accelerator",
      undefined,
      "Name an accelerator, or say how many vCPUs a CPU job needs.",
    );
  }
  if (job.equivalent && job.accelerator === undefined) {
    throw new InvalidJobError(
      "equivalent",
      true,
      "Only a job with an accelerator can be moved to an equivalent one.",
    );
  }
}

/** Nothing that is given goes unused in silence. */
function validateBatch({ batch, workload, utilisation }: Job): void {
  if (batch === undefined) return;
  if (!usesBatch(workload)) {
    const those = workloadClasses.filter(usesBatch).join(" and ");
    throw new InvalidJobError(
      "batch",
      batch,
      `It is of use for ${those}, and not for ${workload}: leave it out.`,
    );
  }
  if (utilisation !== undefined)
    throw new InvalidJobError(
      "batch",
      batch,
      "The load that is given takes its place: leave one of them out.",
    );
}

function positive(name: string, value: number, example: string): void {
  if (!(Number.isFinite(value) && value > 0))
    throw new InvalidJobError(name, value, `Give a number above 0, ${example}.`);
}
