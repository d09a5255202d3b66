import { workloadClasses } from "@green-place/core";
import { z } from "zod";
import { excluded, head, signal, sources } from "./provenance-schema.ts";
import { range } from "./range-schema.ts";

/** What `factors --format json` prints. Version 1 only ever gains fields. */
export const schema: z.ZodType = z.object({
  ...head,
  attribution: z.string(),
  signal,
  workload: z.enum(workloadClasses),
  utilisation: z.number().min(0).max(1).nullable(),
  excluded,
  sources,
  factors: z.array(
    z.object({
      provider: z.string(),
      region: z.string(),
      country: z.string().length(2),
      zone: z.string(),
      instanceType: z.string(),
      accelerator: z.object({ id: z.string(), count: z.number().positive() }).nullable(),
      operationalGramsPerHour: range,
      embodiedGramsPerHour: range,
    }),
  ),
});
