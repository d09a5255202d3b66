import { z } from "zod";
import { head } from "./provenance-schema.ts";
import { basis, method, slot } from "./when-schema.ts";

/** What `run --dry-run` prints. Version 1 only ever gains fields. */
export const schema: z.ZodType = z.object({
  ...head,
  command: z.array(z.string()).min(1),
  zone: z.string(),
  ...slot,
  slots: z.array(z.object(slot)).min(1),
  savingPercent: z.number().min(0).max(100),
  worthWaiting: z.boolean().meta({ description: "If not, the command runs at once." }),
  basis,
  method,
  warnings: z.array(z.string()),
});
