import { z } from "zod";
import type { PriceComparison } from "./price-comparisons.ts";
import type { TableLayout } from "./read-table.ts";

/** Prices that are out of line with their series and yet what the provider asks. */
export interface PriceException {
  /** Regular expression of their types' ids. */
  readonly instanceTypes: string;
  /** Regular expression of the regions; left out, it is every region. */
  readonly regions?: string;
  /** The comparison that they fail: with the price a vCPU of their series, with their place in it elsewhere, or with other regions. */
  readonly by: PriceComparison["by"];
  /** How many times above or below they may be. */
  readonly times: number;
  readonly reason: string;
  /** Id in `sources.csv`. */
  readonly source: string;
}

/** `price-exceptions.csv`, which a provider package has where its provider has such prices. */
export const priceExceptionsTable: TableLayout<PriceException> = {
  file: "price-exceptions.csv",
  schema: z.strictObject({
    instanceTypes: z.string().min(1),
    regions: z.string().min(1).optional(),
    by: z.enum(["vcpu", "series", "region"]),
    times: z.number().gt(1),
    reason: z.string().min(1),
    source: z.string().min(1),
  }) as unknown as z.ZodType<PriceException>,
};
