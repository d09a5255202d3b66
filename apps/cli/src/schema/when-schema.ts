import { z } from "zod";
import { head } from "./provenance-schema.ts";

export const slot: { start: z.ZodISODateTime; end: z.ZodISODateTime } = {
  start: z.iso.datetime(),
  end: z.iso.datetime(),
};
export const basis: z.ZodType = z.enum(["history", "profile", "forecast", "file"]);
export const method: z.ZodType = z.enum(["contiguous", "pause-and-resume", "pause-and-resume-with-overhead"]);

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
  basis,
  method,
  warnings: z.array(z.string()),
});
