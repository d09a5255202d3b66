import { liveCatalogue } from "@green-place/provider-data/rows";
import type { LiveCatalogue } from "@green-place/provider-data/tables";
import { z } from "zod";

export { issueSentence } from "@green-place/provider-data/schema";

/**
 * A live catalogue as it lies in the cache. `schemaVersion` changes with the shape of the tables: an older file is then
 * no answer any more, and has to be fetched again.
 */
export const catalogueSchema: z.ZodType<LiveCatalogue & { readonly schemaVersion: 1 }> = z
  .object({ schemaVersion: z.literal(1) })
  .and(liveCatalogue);
