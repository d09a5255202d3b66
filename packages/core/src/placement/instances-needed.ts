import type { Accelerator, InstanceType } from "@green-place/contract";
import type { Obstacle } from "../estimate/exclusions.ts";
import type { Job } from "../workload/job.ts";

/** How many instances of a type a job needs, or why the type cannot do it. */
export type InstancesNeeded =
  | { readonly ok: true; readonly count: number }
  | { readonly ok: false; readonly reason: Obstacle };

const no = (reason: Obstacle): InstancesNeeded => ({ ok: false, reason });

/**
 *   count = ceil(accelerators needed / accelerators per instance)
 *
 * A CPU job runs on one instance. A part of an accelerator serves only a job that asked for no more than that part:
 * parts on several machines do not add up to a whole.
 */
export function instancesNeeded(
  job: Job,
  type: InstanceType,
  accelerator: Accelerator | undefined,
): InstancesNeeded {
  let count = 1;
  if (accelerator) {
    const held = type.accelerators[0]!.count;
    if (type.accelerators.length > 1) return no("several-accelerator-kinds");
    if (held < 1 && job.acceleratorCount > held) return no("only-a-fraction-of-an-accelerator");
    const wanted = job.acceleratorMemoryGib;
    if (wanted !== undefined) {
      if (!accelerator.memoryGib) return no("accelerator-memory-unknown");
      if (accelerator.memoryGib.value * Math.min(held, 1) < wanted)
        return no("too-little-accelerator-memory");
    }
    count = Math.ceil(job.acceleratorCount / held);
  }
  if (job.vcpus !== undefined && type.vcpus * count < job.vcpus) return no("too-few-vcpus");
  if (job.memoryGib !== undefined && type.memoryGib * count < job.memoryGib) return no("too-little-memory");
  return { ok: true, count };
}
