import type { Price } from "@green-place/contract";
import { z } from "zod";
import { bounds, quantityOf } from "./measures.ts";
import type { PriceRow } from "./provider-document-v1.ts";
import { identifier, isoDate } from "./safe-text.ts";

const basis = z.enum(["list", "derived"]);

/** A price in a `provider.json`: one row serves all the regions where it is the same. */
export const priceRow: z.ZodType<PriceRow> = z
  .strictObject({
    instanceType: identifier,
    regions: z.array(identifier).min(1),
    onDemandUsdPerHour: bounds.usdPerHour.optional(),
    spotUsdPerHour: bounds.usdPerHour.optional(),
    basis: basis.describe("list: from the price list. derived: computed from other list prices."),
    asOf: isoDate,
    source: identifier,
  })
  .refine(
    (row) => row.onDemandUsdPerHour !== undefined || row.spotUsdPerHour !== undefined,
    "has neither onDemandUsdPerHour nor spotUsdPerHour",
  )
  .refine(
    ({ spotUsdPerHour: spot, onDemandUsdPerHour: list }) =>
      spot === undefined || list === undefined || spot <= list,
    "has a spot price above the on-demand price",
  ) as unknown as z.ZodType<PriceRow>;

/** A price as `price()` answers it. */
export const priceAnswer: z.ZodType<Price> = z.object({
  usdPerHour: quantityOf("USD/h", bounds.usdPerHour),
  basis,
  asOf: isoDate,
}) as unknown as z.ZodType<Price>;
