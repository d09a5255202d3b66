import { z } from "zod";

/** What `instances --format json` prints; it only ever gains fields. */
export const schema: z.ZodType = z.array(
  z.object({
    provider: z.string(),
    id: z.string(),
    family: z.string(),
    vcpus: z.number().positive(),
    memoryGib: z.number().positive(),
    accelerators: z.array(
      z.object({
        id: z.string(),
        count: z.number().positive().meta({ description: "May be a fraction: a share of one card." }),
      }),
    ),
    regions: z.array(z.string()),
    cpuPlatforms: z.array(z.string()),
    hostVcpus: z.number().positive().nullable(),
    source: z.string(),
  }),
);
