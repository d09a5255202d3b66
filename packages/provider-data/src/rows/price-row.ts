import type { Price } from "@green-place/contract";
import { z } from "zod";
import type { PriceRow } from "../provider-document-v1.ts";
import { maybe } from "../schema/maybe.ts";
import { tied } from "../schema/tied.ts";
import { bounds, quantityOf } from "./measures.ts";
import { identifier, isoDate } from "./safe-text.ts";

const basis = z.enum(["list", "derived"]);

const usdPerHour = maybe(bounds.usdPerHour);
const provenance = { asOf: isoDate, source: identifier };

interface Prices {
  readonly onDemandUsdPerHour?: number | undefined;
  readonly spotUsdPerHour?: number | undefined;
}

const spotIsNoDearer = ({ spotUsdPerHour: spot, onDemandUsdPerHour: list }: Prices): boolean =>
  spot === undefined || list === undefined || spot <= list;
const spotFault = "has a spot price above the on-demand price";

/** A price in a `provider.json`: one row serves all the regions where it is the same. */
export const priceRow: z.ZodType<PriceRow> = tied<PriceRow>()(
  z
    .strictObject({
      instanceType: identifier,
      regions: z.array(identifier).min(1),
      onDemandUsdPerHour: usdPerHour,
      spotUsdPerHour: usdPerHour,
      basis: basis.describe("list: from the price list. derived: computed from other list prices."),
      ...provenance,
    })
    .refine(
      (row) => row.onDemandUsdPerHour !== undefined || row.spotUsdPerHour !== undefined,
      "has neither onDemandUsdPerHour nor spotUsdPerHour",
    )
    .refine(spotIsNoDearer, spotFault),
);

/** A place that offers a type, as a row of `prices.csv`: each market with a basis of its own, and none where the price is not known. */
export interface OfferRow {
  readonly instanceType: string;
  readonly region: string;
  readonly onDemandUsdPerHour?: number;
  readonly onDemandBasis?: Price["basis"];
  readonly spotUsdPerHour?: number;
  readonly spotBasis?: Price["basis"];
  readonly asOf: string;
  readonly source: string;
}

const together = (price: unknown, basis: unknown): boolean => (price === undefined) === (basis === undefined);
const basisFault = "stands where a price stands, and only there";

/** A row of `prices.csv`. */
export const offerRow: z.ZodType<OfferRow> = tied<OfferRow>()(
  z
    .strictObject({
      instanceType: identifier,
      region: identifier,
      onDemandUsdPerHour: usdPerHour,
      onDemandBasis: maybe(basis),
      spotUsdPerHour: usdPerHour,
      spotBasis: maybe(basis),
      ...provenance,
    })
    .refine(({ onDemandUsdPerHour, onDemandBasis }) => together(onDemandUsdPerHour, onDemandBasis), {
      path: ["onDemandBasis"],
      error: basisFault,
    })
    .refine(({ spotUsdPerHour, spotBasis }) => together(spotUsdPerHour, spotBasis), {
      path: ["spotBasis"],
      error: basisFault,
    })
    .refine(spotIsNoDearer, {
      path: ["spotUsdPerHour"],
      error: ({ input }) => `is above the on-demand price, ${(input as OfferRow).onDemandUsdPerHour}`,
    }),
);

/** A price as `price()` answers it. */
export const priceAnswer: z.ZodType<Price> = tied<Price>()(
  z.object({ usdPerHour: quantityOf("USD/h", bounds.usdPerHour), basis, asOf: isoDate }),
);
