import type { Region } from "@green-place/contract";
import { z } from "zod";
import { bounds, quantityOf, range } from "./measures.ts";
import type { RegionRow } from "./provider-document-v1.ts";
import { identifier, words } from "./safe-text.ts";

const place = {
  id: identifier,
  name: words,
  country: z.string().regex(/^[A-Z]{2}$/, "is not an ISO 3166-1 code of two capital letters"),
  latitude: bounds.latitude,
  longitude: bounds.longitude,
  source: identifier,
};

/** A region in a `provider.json`. */
export const regionRow: z.ZodType<RegionRow> = z
  .strictObject({
    ...place,
    gridZones: z
      .array(identifier)
      .min(1)
      .max(10)
      .describe("Electricity Maps ids of the grid zone; more than one where sources disagree."),
    pue: range(bounds.pue).optional().describe("Power usage effectiveness. Leave out what is not disclosed."),
    wue: range(bounds.wue).optional().describe("Water usage effectiveness in L/kWh."),
    cfe: range(bounds.share).optional().describe("Carbon-free energy, a share from 0 to 1."),
  })
  .describe("A place where instances run.") as unknown as z.ZodType<RegionRow>;

/** A region as `regions()` answers it. */
export const regionAnswer: z.ZodType<Region> = z.object({
  ...place,
  gridZones: z.array(z.object({ scheme: identifier, id: identifier })).min(1),
  pue: quantityOf("1", bounds.pue).optional(),
  wue: quantityOf("L/kWh", bounds.wue).optional(),
  cfe: quantityOf("1", bounds.share).optional(),
}) as unknown as z.ZodType<Region>;
