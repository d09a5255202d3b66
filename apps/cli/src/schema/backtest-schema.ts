import { z } from "zod";
import { head } from "./provenance-schema.ts";

const percent = z.number().max(100);

/** What `when --backtest --format json` prints: a row for each zone and forecast. Version 1 only ever gains fields. */
export const schema: z.ZodType = z.object({
  ...head,
  durationHours: z.number().positive(),
  withinHours: z.number().positive(),
  interruptible: z.boolean(),
  rows: z.array(
    z.object({
      zone: z.string(),
      starts: z.int().positive().meta({ description: "Start hours that were replayed." }),
      forecast: z.string(),
      meanSavingPercent: percent,
      p10: percent,
      p50: percent,
      p90: percent,
      regretPoints: z
        .number()
        .meta({ description: "Percentage points that perfect knowledge would have saved on top." }),
      worsePercent: z
        .number()
        .min(0)
        .max(100)
        .meta({ description: "Starts after which the job emitted more than at once." }),
    }),
  ),
});
