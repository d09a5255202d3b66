import type { Quantity, Range, Source } from "@green-place/contract";
import { tied } from "@green-place/provider-data/schema";
import { z } from "zod";

/** The most of anything, in its unit: what is multiplied with a few others of the kind stays far from infinity. */
const MOST = 1e15;
/** Nothing that is measured, and nothing that is divided by, lies between this and 0. */
const LEAST = 1e-15;
/** As long as an argument or a variable may be that Linux hands to a program. */
const MOST_CHARACTERS = 131_072;
const MOST_ITEMS = 10_000;

/** A figure that can't be below 0. */
export const figure: z.ZodNumber = z
  .number()
  .min(0)
  .max(MOST)
  .refine((value) => value === 0 || value >= LEAST, "is closer to 0 than anything that is measured");

/** A figure that others are divided by. */
export const above0: z.ZodNumber = z.number().min(LEAST).max(MOST);

export const wholeNumber: z.ZodNumber = z.number().int().min(0).max(MOST);

export const share: z.ZodNumber = z.number().min(0).max(1);

/** Of a user, a program or a device: escaped where it is printed, so that any text may come back. */
export const text: z.ZodString = z.string().max(MOST_CHARACTERS);

export const texts: z.ZodArray<z.ZodString> = z.array(text).max(MOST_ITEMS);

const inOrder = ({ low, value, high }: Range): boolean => low <= value && value <= high;
const orderFault = "does not hold low <= value <= high";

const numbers = (number: z.ZodNumber) => ({ low: number, value: number, high: number });

/** A number of a table, with its source. */
export const quantityOf = <U extends string>(unit: U, number: z.ZodNumber): z.ZodType<Quantity<U>> =>
  // The unit is a parameter, so all but the unit is tied.
  tied<Quantity<"unit">>()(
    z
      .object({
        ...numbers(number),
        unit: z.literal(unit as string as "unit"),
        source: text,
        year: z.int().exactOptional(),
        method: z.enum(["datasheet", "measured", "disclosed", "reported", "modelled"]).exactOptional(),
      })
      .refine(inOrder, orderFault),
  ) as unknown as z.ZodType<Quantity<U>>;

/** A row of a table of sources. */
export const source: z.ZodType<Source> = tied<Source>()(
  z.object({ id: text, publisher: text, title: text, url: text, licence: text, retrieved: text }),
);
