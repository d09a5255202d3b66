import { z } from "zod";
import { statedRange } from "./range-schema.ts";

const known = statedRange.nullable().meta({ description: "Null is unknown." });

/** What `gpus --format json` prints; it only ever gains fields. */
export const schema: z.ZodType = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    vendor: z.string(),
    kind: z.enum(["gpu", "tpu", "asic", "fpga"]),
    family: z.string(),
    aliases: z.array(z.string()),
    peakWatts: known,
    idleWatts: known,
    memoryGib: known,
    bandwidthGbPerS: known,
    bf16Tflops: known,
    fp16Tflops: known,
    fp32Tflops: known,
    embodiedKg: known,
    providers: z.array(z.string()),
  }),
);
