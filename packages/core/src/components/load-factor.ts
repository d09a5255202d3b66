import { exactly } from "@green-place/contract";
import { assumedFactor } from "../assumptions/assumed-factor.ts";
import type { Assumptions } from "../assumptions/assumption.ts";
import { type Factor, factor } from "../uncertainty/factor.ts";
import type { Job } from "../workload/job.ts";

/** Mean load of whatever does the job, 0 to 1: as its owner states it, else the named default. */
export const loadFactor = (job: Job, assumed: string, assumptions: Assumptions): Factor =>
  job.utilisation === undefined
    ? assumedFactor(assumptions, assumed, { floor: 0, ceiling: 1 })
    : factor(
        `given:utilisation:${job.utilisation}`,
        exactly("utilisation", job.utilisation, "1", "user"),
        "core",
      );
