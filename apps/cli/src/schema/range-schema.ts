import { z } from "zod";

const inOrder = ({ low, value, high }: { low: number; value: number; high: number }): boolean =>
  low <= value && value <= high;
const orderFault = "does not hold low <= value <= high";

/** A quantity: a median and the range that should hold nine in ten. What carries it describes its unit. */
export const range = z
  .object({
    low: z.number().describe("Lower end of the 90 % range, in the quantity's unit"),
    value: z.number().describe("Median, in the quantity's unit"),
    high: z.number().describe("Upper end of the 90 % range, in the quantity's unit"),
  })
  .refine(inOrder, orderFault)
  .meta({ id: "quantity", description: "Median and 90 % range; the field that holds it says the unit" });

/** As much as anything is of, in its unit: sums of such figures are still figures. */
const atLeast = (least: number) => z.number().min(least).max(1e15);

/** A quantity that can't be below `least`. */
export const amountOf = (least: number) =>
  z
    .object({
      low: atLeast(least).describe("Lower end of the 90 % range, in the quantity's unit"),
      value: atLeast(least).describe("Median, in the quantity's unit"),
      high: atLeast(least).describe("Upper end of the 90 % range, in the quantity's unit"),
    })
    .refine(inOrder, orderFault);

/** A quantity of something that there can't be less than none of. */
export const amount = amountOf(0).meta({
  id: "amount",
  description: "Median and 90 % range, at least 0; the field that holds it says the unit",
});

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
