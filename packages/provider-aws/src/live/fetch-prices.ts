import type { EC2Client } from "@aws-sdk/client-ec2";
import type { Filter, PricingClient } from "@aws-sdk/client-pricing";
import { boundedJson, boundedPages, RequestFailure } from "@green-place/request";
import { z } from "zod";
import { listedName } from "./listed-name.ts";
import type { AwsSdk } from "./load-sdk.ts";

/** USD/h by instance type; null where the list has several that differ. */
export type ListedPrices = ReadonlyMap<string, number | null>;

/** A region has some 1000 products of each kind, and a spot price for each type in each of its zones. */
const limits = { mostPages: 200, mostItems: 30_000 };
/** A product has some 80 values. */
const productLimits = { deepest: 12, mostValues: 2_000 };

/** Linux with nothing pre-installed, billed while it runs; shared hardware, and bare metal, which AWS lists as dedicated. */
const productKinds: readonly Readonly<Record<string, string>>[] = [
  { tenancy: "Shared" },
  { tenancy: "Dedicated", productFamily: "Compute Instance (bare metal)" },
];
const linux = {
  operatingSystem: "Linux",
  preInstalledSw: "NA",
  capacitystatus: "Used",
  marketoption: "OnDemand",
};

const product = z.object({
  product: z.object({ attributes: z.object({ instanceType: z.string(), regionCode: z.string() }) }),
  terms: z.object({
    OnDemand: z
      .record(
        z.string(),
        z.object({
          priceDimensions: z.record(
            z.string(),
            z.object({ unit: z.string(), pricePerUnit: z.object({ USD: z.string().optional() }) }),
          ),
        }),
      )
      .optional(),
  }),
});

/** On-demand list prices of the types that a region offers (`pricing:GetProducts`). */
export async function fetchOnDemandPrices(
  sdk: AwsSdk,
  client: PricingClient,
  region: string,
  offered: readonly string[],
): Promise<ListedPrices> {
  const wanted = new Set(offered);
  const prices = new Map<string, number | null>();
  for (const kind of productKinds) {
    const Filters = Object.entries({ ...linux, ...kind, regionCode: region }).map(
      ([Field, Value]): Filter => ({ Type: "TERM_MATCH", Field, Value }),
    );
    const pages = sdk.pricing.paginateGetProducts(
      { client },
      { ServiceCode: "AmazonEC2", Filters, MaxResults: 100 },
    );
    const products = boundedPages(pages, {
      ...limits,
      itemsOf: ({ PriceList = [] }) => PriceList as readonly unknown[],
      nextOf: ({ NextToken }) => NextToken,
    });
    for await (const item of products) {
      const read = product.safeParse(boundedJson(new TextEncoder().encode(String(item)), productLimits));
      if (!read.success)
        throw new RequestFailure("unreadable", "a product is not in the form that AWS documents");
      const { instanceType, regionCode } = read.data.product.attributes;
      if (regionCode !== region || !wanted.has(instanceType)) continue;
      for (const { priceDimensions } of Object.values(read.data.terms.OnDemand ?? {}))
        for (const { unit, pricePerUnit } of Object.values(priceDimensions))
          if (unit === "Hrs" && pricePerUnit.USD !== undefined)
            add(prices, listedName(instanceType), Number(pricePerUnit.USD));
    }
  }
  return prices;
}

/**
 * Linux spot prices of a region at `now` (`ec2:DescribeSpotPriceHistory`), by instance type: the cheapest of its
 * availability zones, since a job may choose its zone.
 */
export async function fetchSpotPrices(
  sdk: AwsSdk,
  client: EC2Client,
  now: Date,
  offered: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const pages = sdk.ec2.paginateDescribeSpotPriceHistory(
    { client },
    // A stretch of no length yields the price that holds now, one for each type and zone.
    { StartTime: now, EndTime: now, ProductDescriptions: ["Linux/UNIX"], MaxResults: 1000 },
  );
  const wanted = new Set(offered);
  const cheapest = new Map<string, number>();
  const history = boundedPages(pages, {
    ...limits,
    itemsOf: ({ SpotPriceHistory = [] }) => SpotPriceHistory,
    nextOf: ({ NextToken }) => NextToken,
  });
  for await (const { InstanceType, SpotPrice } of history) {
    if (InstanceType === undefined || SpotPrice === undefined || !wanted.has(InstanceType)) continue;
    const price = Number(SpotPrice);
    const before = cheapest.get(InstanceType);
    if (before === undefined || price < before) cheapest.set(listedName(InstanceType), price);
  }
  return cheapest;
}

function add(prices: Map<string, number | null>, type: string, price: number): void {
  const listed = prices.get(type);
  prices.set(type, listed === undefined || listed === price ? price : null);
}
