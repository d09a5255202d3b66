import { z } from "zod";
import { type Inferred, listOf } from "./document.ts";
import { country, provider, zone } from "./placement-schema.ts";
import { statedRange } from "./range-schema.ts";

const row = z.object({
  provider,
  id: z.string().describe("Id of the region"),
  name: z.string().describe("Name of the region"),
  country: country
    .nullable()
    .describe(
      "ISO 3166-1 alpha-2 code of the country; null: unknown, as for a region that a cloud has just opened",
    ),
  lat: z.number().min(-90).max(90).nullable().describe("Latitude, degrees north; null: unknown"),
  lon: z.number().min(-180).max(180).nullable().describe("Longitude, degrees east; null: unknown"),
  zone: zone.nullable().describe("The grid zone that comes first where sources disagree; null: unknown"),
  zones: z.array(z.string()).describe("All grid zones that sources name for it"),
  zonesSource: z.string().describe("Id of the source that says in which zones the region lies"),
  pue: statedRange
    .nullable()
    .describe(
      "PUE, a ratio of at least 1; null: the provider does not disclose it, and a named default is used",
    ),
  wueLitresPerKwh: statedRange
    .nullable()
    .describe("Water usage effectiveness, litres per kWh; null: not disclosed"),
  carbonFreeShare: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .describe("Carbon-free share of the energy as the provider states it, 0 to 1; null: not disclosed"),
  source: z.string().describe("Id of the provider's source"),
});

/** A region as `regions` lists it. */
export type RegionRow = Inferred<typeof row>;

/** What `regions --format json` prints. */
export const schema = listOf(row, "One entry a region");
