import { z } from "zod";
import { statedRange } from "./range-schema.ts";

/** What `regions --format json` prints; it only ever gains fields. */
export const schema: z.ZodType = z.array(
  z.object({
    provider: z.string(),
    id: z.string(),
    name: z.string(),
    country: z.string().length(2),
    lat: z.number().min(-90).max(90),
    lon: z.number().min(-180).max(180),
    zone: z.string().nullable(),
    zones: z.array(z.string()),
    zonesSource: z
      .string()
      .meta({ description: "Id of the source that says in which zones the region lies." }),
    pue: statedRange.nullable().meta({ description: "Null where the provider does not disclose it." }),
    wueLitresPerKwh: statedRange.nullable(),
    carbonFreeShare: z.number().min(0).max(1).nullable(),
    source: z.string(),
  }),
);
