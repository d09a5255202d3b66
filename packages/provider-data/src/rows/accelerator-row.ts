import { type Accelerator, acceleratorUnits } from "@green-place/contract";
import { z } from "zod";
import type { AcceleratorRow } from "../provider-document-v1.ts";
import { maybe } from "../schema/maybe.ts";
import { tied } from "../schema/tied.ts";
import { bounds, quantityOf, range } from "./measures.ts";
import { identifier, lowerCaseIdentifier, words } from "./safe-text.ts";

const chip = {
  id: lowerCaseIdentifier,
  name: words,
  vendor: words,
  kind: z.enum(["gpu", "tpu", "asic", "fpga"]),
  family: lowerCaseIdentifier,
};

const aliases = z.array(lowerCaseIdentifier);
const formFactor = z.enum(["card", "module"]);

/** A chip in a `provider.json`. */
export const acceleratorRow: z.ZodType<AcceleratorRow> = tied<AcceleratorRow>()(
  z
    .strictObject({
      ...chip,
      aliases: maybe(aliases),
      formFactor: maybe(formFactor),
      peakWatts: maybe(range(bounds.watts)),
      idleWatts: maybe(range(bounds.watts)),
      memoryGib: maybe(range(bounds.gib)),
      bandwidthGbPerS: maybe(range(bounds.gbPerS)),
      bf16Tflops: maybe(range(bounds.tflops)),
      fp16Tflops: maybe(range(bounds.tflops)),
      fp32Tflops: maybe(range(bounds.tflops)),
      embodiedKg: maybe(range(bounds.kg)),
      source: identifier,
    })
    .describe("A chip that only this provider has. The common ones are known already."),
);

/** A chip as `hardware()` answers it, and as the hardware tables give it. */
export const acceleratorAnswer: z.ZodType<Accelerator> = tied<Accelerator>()(
  z.object({
    ...chip,
    aliases,
    formFactor: maybe(formFactor),
    peakWatts: maybe(quantityOf(acceleratorUnits.peakWatts, bounds.watts)),
    idleWatts: maybe(quantityOf(acceleratorUnits.idleWatts, bounds.watts)),
    memoryGib: maybe(quantityOf(acceleratorUnits.memoryGib, bounds.gib)),
    bandwidthGbPerS: maybe(quantityOf(acceleratorUnits.bandwidthGbPerS, bounds.gbPerS)),
    bf16Tflops: maybe(quantityOf(acceleratorUnits.bf16Tflops, bounds.tflops)),
    fp16Tflops: maybe(quantityOf(acceleratorUnits.fp16Tflops, bounds.tflops)),
    fp32Tflops: maybe(quantityOf(acceleratorUnits.fp32Tflops, bounds.tflops)),
    embodiedKg: maybe(quantityOf(acceleratorUnits.embodiedKg, bounds.kg)),
  }),
);
