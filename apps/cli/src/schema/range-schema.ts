import { z } from "zod";

/** A quantity: a median and the range that should hold nine in ten. What carries it describes its unit. */
export const range = z
  .object({
    low: z.number().describe("Lower end of the 90 % range, in the quantity's unit"),
    value: z.number().describe("Median, in the quantity's unit"),
    high: z.number().describe("Upper end of the 90 % range, in the quantity's unit"),
  })
  .meta({ id: "quantity", description: "Median and 90 % range; the field that holds it says the unit" });
