import { z } from "zod";
import { type Inferred, listOf } from "./document.ts";
import { country, zone } from "./placement-schema.ts";
import { statedRange } from "./range-schema.ts";

const row = z.object({
  zone,
  name: z.string().describe("Name of the zone"),
  country,
  gramsPerKwh: statedRange
    .nullable()
    .describe("Mean intensity of the year, location-based, life cycle, g CO2e per kWh; null: unknown"),
  litresPerKwh: statedRange
    .nullable()
    .describe("Water consumed in making the electricity (EWIF), L/kWh; null: unknown"),
  year: z.int().describe("Newest full year"),
  hourly: z
    .enum(["usable", "flat", "unreliable", "missing"])
    .nullable()
    .describe("Whether hours of the zone can be told apart, or why not; null: unknown"),
  attribution: z.string().describe("Who has to be named, with the licence"),
});

/** A grid zone as `zones` lists it. */
export type ZoneRow = Inferred<typeof row>;

/** What `zones --format json` prints. */
export const schema = listOf(row, "One entry a grid zone");
