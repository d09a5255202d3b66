import { z } from "zod";
import { head } from "./provenance-schema.ts";

const slot = { start: z.iso.datetime(), end: z.iso.datetime() };
const schedule = z.object({
  ...slot,
  meanIntensity: z.number().nonnegative().meta({ description: "g CO2e per kWh." }),
});

/** What `when --format json` prints. Version 1 only ever gains fields. */
export const schema: z.ZodType = z.object({
  ...head,
  zone: z.string(),
  now: schedule,
  best: schedule.extend({ slots: z.array(z.object(slot)).min(1) }),
  savingPercent: z.number().min(0).max(100),
  worthWaiting: z.boolean(),
  basis: z.enum(["history", "profile", "forecast", "file"]),
  method: z.enum(["contiguous", "pause-and-resume", "pause-and-resume-with-overhead"]),
  warnings: z.array(z.string()),
});
