import { readFileSync } from "node:fs";
import { join } from "node:path";
import { numberIn, readCsv, textIn } from "@green-place/tools/csv";
import { z } from "zod";

/** USD/h by instance type. */
export type PriceList = ReadonlyMap<string, number>;

/** EC2's on-demand list of us-east-1. */
export function readUsEast1Prices(folder: string): PriceList {
  const file = join(folder, "aws", "prices-us-east-1.karpenter-2026-07-20.csv");
  const prices = new Map<string, number>();
  for (const row of readCsv(file)) {
    const price = numberIn(row, "usd_hour_us_east_1");
    if (price !== undefined) prices.set(textIn(row, "instance_type"), price);
  }
  return prices;
}

/** SageMaker's price lists by region; types without their `ml.` prefix. */
export function readSageMakerPrices(folder: string): ReadonlyMap<string, PriceList> {
  const file = join(folder, "aws", "sagemaker-prices.flexera.json");
  const regions = z
    .record(z.string(), z.record(z.string(), z.number()))
    .parse(JSON.parse(readFileSync(file, "utf8")));
  return new Map(
    Object.entries(regions).map(([region, prices]) => [
      region,
      new Map(Object.entries(prices).map(([type, price]) => [type.replace(/^ml\./, ""), price])),
    ]),
  );
}

/** Saving of Linux spot instances in percent of on-demand, by region and type, as the Spot Instance Advisor shows it. */
export function readSpotSavings(folder: string): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const file = join(folder, "aws", "spot-advisor.spotinfo.json");
  const advisor = z
    .object({
      spot_advisor: z.record(
        z.string(),
        z.object({ Linux: z.record(z.string(), z.object({ s: z.number() })) }),
      ),
    })
    .parse(JSON.parse(readFileSync(file, "utf8")));
  return new Map(
    Object.entries(advisor.spot_advisor).map(([region, { Linux }]) => [
      region,
      new Map(Object.entries(Linux).map(([type, { s }]) => [type, s])),
    ]),
  );
}

export interface AcceleratedOffer {
  readonly type: string;
  readonly region: string;
  /** USD/h, only where the row restates a list price of that very region. */
  readonly listPrice: number | undefined;
}

/** Places that offer accelerated types. Prices that were derived elsewhere are not read: they are derived here, from the lists. */
export function readAcceleratedOffers(folder: string): AcceleratedOffer[] {
  return readCsv(join(folder, "aws", "aws_accelerated_prices.csv")).map((row) => ({
    type: textIn(row, "instance_type"),
    region: textIn(row, "region"),
    listPrice: textIn(row, "price_basis") === "ec2-list(skypilot v8)" ? numberIn(row, "usd_hour") : undefined,
  }));
}
