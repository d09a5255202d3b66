import { z } from "zod";

/** What `providers list --format json` prints; it only ever gains fields. */
export const schema: z.ZodType = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    packageName: z.string(),
    version: z.string(),
    dataAsOf: z.iso.date(),
    regions: z.int(),
    instanceTypes: z.int(),
    placements: z.int(),
    prices: z.object({ onDemand: z.int(), spot: z.int() }),
    supports: z.object({ prices: z.boolean(), spot: z.boolean(), water: z.boolean(), hardware: z.boolean() }),
  }),
);
