import type { Accelerator, Quantity } from "@green-place/contract";
import type { WorkloadClass } from "../workload/job.ts";

/**
 * What decides the speed of a chip for a class of work: memory bandwidth for text, which is decoded token by token (and for inference
 * of an unstated kind), and dense bf16 (fp16 where the chip has no bf16) for the rest. Undefined when it is not known.
 */
export function throughputOf(accelerator: Accelerator, workload: WorkloadClass): Quantity | undefined {
  return workload === "inference" || workload === "text-generation"
    ? accelerator.bandwidthGbPerS
    : (accelerator.bf16Tflops ?? accelerator.fp16Tflops);
}
