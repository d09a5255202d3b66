import { z } from "zod";
import { statedRange } from "./range-schema.ts";

/** What `zones --format json` prints; it only ever gains fields. */
export const schema: z.ZodType = z.array(
  z.object({
    zone: z.string(),
    name: z.string(),
    country: z.string().length(2),
    gramsPerKwh: statedRange.nullable().meta({ description: "Null is unknown." }),
    year: z.int(),
    hourly: z.enum(["usable", "flat", "unreliable", "missing"]).nullable(),
    attribution: z.string(),
  }),
);
