import { z } from "zod";
import { type Inferred, listOf } from "./document.ts";
import { statedRange } from "./range-schema.ts";

const orUnknown = (what: string) => statedRange.nullable().describe(`${what}; null: unknown`);

const row = z.object({
  id: z.string().describe("Id of the accelerator"),
  name: z.string().describe("Name by its maker"),
  vendor: z.string().describe("Its maker"),
  kind: z.enum(["gpu", "tpu", "asic", "fpga"]).describe("What sort of accelerator it is"),
  family: z.string().describe("Family by its maker"),
  aliases: z.array(z.string()).describe("Other names that --gpu takes"),
  peakWatts: orUnknown("Power at full load, W"),
  idleWatts: orUnknown("Power when idle, W"),
  memoryGib: orUnknown("Memory, GiB"),
  bandwidthGbPerS: orUnknown("Memory bandwidth, GB/s"),
  bf16Tflops: orUnknown("Dense bf16 throughput, TFLOP/s"),
  fp16Tflops: orUnknown("Dense fp16 throughput, TFLOP/s"),
  fp32Tflops: orUnknown("Dense fp32 throughput, TFLOP/s"),
  embodiedKg: orUnknown("Embodied carbon of one, kg CO2e"),
  providers: z.array(z.string()).describe("Ids of the providers that rent it out"),
});

/** An accelerator as `gpus` lists it. */
export type AcceleratorRow = Inferred<typeof row>;

/** What `gpus --format json` prints. */
export const schema = listOf(row, "One entry an accelerator");
