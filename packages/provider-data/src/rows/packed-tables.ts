import { z } from "zod";
import { tied } from "../schema/tied.ts";
import { gapCodes, type LiveCatalogue } from "../tables/live-catalogue.ts";
import { encodedPrices } from "../tables/price-text.ts";
import { packedInstanceType } from "./instance-type-row.ts";
import { packedReferenceFault } from "./packed-references.ts";
import { packedRegion } from "./region-row.ts";
import { isoDate, providerId, words } from "./safe-text.ts";
import { sourceRow } from "./source-row.ts";

const index = z.number().int().nonnegative();
const priceLine = new RegExp(String.raw`^[A-Za-z0-9][\w.-]*\t${encodedPrices}$`);

const tables = z
  .strictObject({
    id: providerId,
    name: words,
    meta: z.strictObject({ packageName: words, version: words, dataAsOf: isoDate }),
    sources: z.array(sourceRow),
    regions: z.array(packedRegion),
    regionSets: z.array(z.array(index)),
    instanceTypes: z.array(packedInstanceType),
    spot: z.boolean(),
    priceDates: z.array(isoDate),
    /** One line for each type: its id, a tab, and its prices. */
    prices: z
      .string()
      .refine(
        (prices) => prices === "" || prices.split("\n").every((line) => priceLine.test(line)),
        "is no list of prices",
      ),
  })
  .superRefine((read, { addIssue }) => {
    const fault = packedReferenceFault(read);
    if (fault !== undefined) addIssue(fault);
  });

const gap = z.strictObject({ code: z.enum(gapCodes), names: z.array(words), why: words });

/** What a refresh writes and reads: compact tables made of the same rows as every other table, and the gaps in them. */
export const liveCatalogue: z.ZodType<LiveCatalogue> = tied<LiveCatalogue>()(
  z.object({ tables, gaps: z.array(gap) }),
);
