import { z } from "zod";
import { range } from "./range-schema.ts";
import { parts } from "./track-schema.ts";

/** What `merge` prints: the nodes of one job together. Version 1 only ever gains fields. */
export const schema: z.ZodType = z.object({
  schemaVersion: z.literal(1),
  nodes: z.int().nonnegative(),
  runs: z.array(z.object({ runId: z.string(), host: z.string().nullable(), energyKwh: range })).min(1),
  durationS: z.number().nonnegative(),
  energyKwh: parts,
  carbonKg: range,
  waterLitres: range.nullable(),
  warnings: z.array(z.string()),
});
