import { z } from "zod";

/** A quantity: a median and the range that should hold nine in ten; the unit is in the field's name. */
export const range: z.ZodObject<{ low: z.ZodNumber; value: z.ZodNumber; high: z.ZodNumber }> = z
  .object({ low: z.number(), value: z.number(), high: z.number() })
  .meta({ id: "quantity", description: "Median and 90 % range; the unit is in the field's name." });

/** A range of a list, with where it comes from. */
export const statedRange: z.ZodObject = range.extend({
  source: z.string(),
  year: z.number().int().optional().meta({ description: "The year that the number describes." }),
  method: z.enum(["datasheet", "measured", "disclosed", "reported", "modelled"]).optional(),
});
