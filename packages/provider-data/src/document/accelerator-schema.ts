import type { Accelerator } from "@green-place/contract";
import { z } from "zod";
import { bounds, quantityOf, range } from "./measures.ts";
import type { AcceleratorRow } from "./provider-document-v1.ts";
import { identifier, lowerCaseIdentifier, words } from "./safe-text.ts";

const chip = {
  id: lowerCaseIdentifier,
  name: words,
  vendor: words,
  kind: z.enum(["gpu", "tpu", "asic", "fpga"]),
  family: lowerCaseIdentifier,
};

/** A chip in a `provider.json`. */
export const acceleratorRow: z.ZodType<AcceleratorRow> = z
  .strictObject({
    ...chip,
    aliases: z.array(lowerCaseIdentifier).optional(),
    peakWatts: range(bounds.watts).optional(),
    idleWatts: range(bounds.watts).optional(),
    memoryGib: range(bounds.gib).optional(),
    bandwidthGbPerS: range(bounds.gbPerS).optional(),
    bf16Tflops: range(bounds.tflops).optional(),
    fp16Tflops: range(bounds.tflops).optional(),
    fp32Tflops: range(bounds.tflops).optional(),
    embodiedKg: range(bounds.kg).optional(),
    source: identifier,
  })
  .describe(
    "A chip that only this provider has. The common ones are known already.",
  ) as unknown as z.ZodType<AcceleratorRow>;

/** A chip as `hardware()` answers it. */
export const acceleratorAnswer: z.ZodType<Accelerator> = z.object({
  ...chip,
  aliases: z.array(lowerCaseIdentifier),
  peakWatts: quantityOf("W", bounds.watts).optional(),
  idleWatts: quantityOf("W", bounds.watts).optional(),
  memoryGib: quantityOf("GiB", bounds.gib).optional(),
  bandwidthGbPerS: quantityOf("GB/s", bounds.gbPerS).optional(),
  bf16Tflops: quantityOf("TFLOP/s", bounds.tflops).optional(),
  fp16Tflops: quantityOf("TFLOP/s", bounds.tflops).optional(),
  fp32Tflops: quantityOf("TFLOP/s", bounds.tflops).optional(),
  embodiedKg: quantityOf("kg", bounds.kg).optional(),
}) as unknown as z.ZodType<Accelerator>;
