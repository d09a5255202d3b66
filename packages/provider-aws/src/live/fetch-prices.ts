import type { EC2Client } from "@aws-sdk/client-ec2";
import type { Filter, PricingClient } from "@aws-sdk/client-pricing";
import { z } from "zod";
import type { AwsSdk } from "./load-sdk.ts";

/** USD/h by instance type, every price that was listed; more than one different price means that the list contradicts itself. */
export type ListedPrices = ReadonlyMap<string, ReadonlySet<number>>;

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

/** On-demand list prices of a region (`pricing:GetProducts`). */
export async function fetchOnDemandPrices(
  sdk: AwsSdk,
  client: PricingClient,
  region: string,
): Promise<ListedPrices> {
  const prices = new Map<string, Set<number>>();
  for (const kind of productKinds) {
    const Filters = Object.entries({ ...linux, ...kind, regionCode: region }).map(
      ([Field, Value]): Filter => ({ Type: "TERM_MATCH", Field, Value }),
    );
    const pages = sdk.pricing.paginateGetProducts(
      { client },
      { ServiceCode: "AmazonEC2", Filters, MaxResults: 100 },
    );
    for await (const { PriceList = [] } of pages) {
      for (const item of PriceList as readonly unknown[]) {
        const read = product.safeParse(JSON.parse(String(item)));
        if (!read.success || read.data.product.attributes.regionCode !== region) continue;
        const type = read.data.product.attributes.instanceType;
        for (const { priceDimensions } of Object.values(read.data.terms.OnDemand ?? {}))
          for (const { unit, pricePerUnit } of Object.values(priceDimensions))
            if (unit === "Hrs" && pricePerUnit.USD !== undefined) add(prices, type, Number(pricePerUnit.USD));
      }
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
): Promise<ReadonlyMap<string, number>> {
  const pages = sdk.ec2.paginateDescribeSpotPriceHistory(
    { client },
    // A stretch of no length yields the price that holds now, one for each type and zone.
    { StartTime: now, EndTime: now, ProductDescriptions: ["Linux/UNIX"], MaxResults: 1000 },
  );
  const cheapest = new Map<string, number>();
  for await (const { SpotPriceHistory = [] } of pages) {
    for (const { InstanceType, SpotPrice } of SpotPriceHistory) {
      if (InstanceType === undefined || SpotPrice === undefined) continue;
      const price = Number(SpotPrice);
      const before = cheapest.get(InstanceType);
      if (before === undefined || price < before) cheapest.set(InstanceType, price);
    }
  }
  return cheapest;
}

function add(prices: Map<string, Set<number>>, type: string, price: number): void {
  const listed = prices.get(type);
  if (listed) listed.add(price);
  else prices.set(type, new Set([price]));
}
