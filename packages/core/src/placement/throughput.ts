import type { Accelerator, Quantity } from "@green-place/contract";
import type { WorkloadClass } from "../workload/job.ts";

/**
 * What decides the speed of a chip for a class of work: memory bandwidth for inference, which decodes token by token,
 * and dense bf16 (fp16 where the chip has no bf16) for the rest. Undefined when it is not known.
 */
export function throughputOf(accelerator: Accelerator, workload: WorkloadClass): Quantity | undefined {
  return workload === "inference"
    ? accelerator.bandwidthGbPerS
    : (accelerator.bf16Tflops ?? accelerator.fp16Tflops);
}
