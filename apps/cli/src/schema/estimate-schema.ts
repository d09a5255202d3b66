import { z } from "zod";
import { assumptions, head, proportion, signal, sources, step } from "./provenance-schema.ts";
import { range } from "./range-schema.ts";

const intensity = range.extend({ zone: z.string(), year: z.int() });

const placementFootprint = z.object({
  name: z.string().optional(),
  placement: z.object({
    provider: z.string(),
    region: z.string(),
    instanceType: z.string(),
    instanceCount: z.int().positive(),
    accelerator: z.object({ id: z.string(), count: z.number().positive() }).nullable(),
  }),
  hours: range,
  signal,
  itWatts: range,
  energyKwh: range,
  carbonKg: range,
  operationalKg: range,
  embodiedKg: range,
  waterLitres: range,
  intensity,
  pue: range,
  warnings: z.array(z.string()),
  steps: z.array(step),
  assumptions,
  sources,
  training: z
    .object({
      flops: z.number().positive(),
      accelerators: z.number().positive(),
      peakTflops: z.number().positive(),
      mfu: z.number().positive(),
      mfuBasis: z.enum(["given", "assumed"]),
    })
    .nullable()
    .meta({ description: "How hours was computed, where the size of a training run was given." }),
});

const energyFootprint = z.object({
  name: z.string().optional(),
  energyKwh: z.number().positive(),
  pue: z.number().min(1),
  carbonKg: range,
  intensity,
  signal,
  sources,
  proportion,
});

/** What `estimate --format json` prints: one footprint, or with `--file` all of `estimates`. Version 1 only ever gains fields. */
export const schema: z.ZodType = z.union([
  placementFootprint.extend(head),
  energyFootprint.extend(head),
  z.object({ ...head, estimates: z.array(z.union([placementFootprint, energyFootprint])) }),
]);
