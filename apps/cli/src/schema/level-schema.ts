import { z } from "zod";
import type { Inferred } from "./document.ts";
import { range } from "./range-schema.ts";

/** The years whose hours give the shape; the same words in every result. */
export const shapeYears = z
  .array(z.int())
  .describe("Years of the hours that give the shape of the day; empty: hours of no past year");

/** What the intensities of hours are the level of. */
export const level = z
  .object({
    from: z
      .enum(["yearly", "published", "live", "file"])
      .describe(
        "yearly: the mean of the hours is the zone's yearly figure; published: as in the hourly record; live, file: as the service or the file says",
      ),
    year: z.int().nullable().describe("Year of the level; null: it is of no year"),
    gramsPerKwh: range
      .nullable()
      .describe("The yearly figure, g CO2e per kWh; null: the hours have a level of their own"),
    source: z
      .string()
      .describe(
        "Id of the source that gives the level, such as electricity-maps/electricity-maps-yearly, or the file",
      ),
  })
  .describe(
    "Which level the intensities have; the range of a yearly figure holds for each hour in proportion",
  );

/** Which level the hours of an answer have. */
export type Level = Inferred<typeof level>;
