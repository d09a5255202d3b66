import { z } from "zod";

/** A quantity: a median and the range that should hold nine in ten. What carries it describes its unit. */
export const range = z
  .object({
    low: z.number().describe("Lower end of the 90 % range, in the quantity's unit"),
    value: z.number().describe("Median, in the quantity's unit"),
    high: z.number().describe("Upper end of the 90 % range, in the quantity's unit"),
  })
  .meta({ id: "quantity", description: "Median and 90 % range; the field that holds it says the unit" });

/** A quantity of a list, with where it comes from. */
export const statedRange = range
  .extend({
    source: z.string().describe("Id of the source of the number"),
    year: z.int().exactOptional().describe("The calendar year that the number describes"),
    method: z
      .enum(["datasheet", "measured", "disclosed", "reported", "modelled"])
      .exactOptional()
      .describe("How its source came by the number"),
  })
  .meta({
    id: "stated-quantity",
    description: "Median and 90 % range with their source; the field that holds it says the unit",
  });
