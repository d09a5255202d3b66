import { readdirSync } from "node:fs";
import { join } from "node:path";
import { numberIn, readCsv, textIn } from "@green-place/tools/csv";
import { lowerMedian } from "@green-place/tools/quantile";
import type { Refusals } from "@green-place/tools/refusals";
import { isRentable } from "../src/live/size-name.ts";

/** A place that the price list names for a size. */
export interface Offer {
  readonly size: string;
  readonly region: string;
  /** Linux, on demand. Absent: offered, but without a price that can be true. */
  readonly usdPerHour?: number;
  /** The list gave the Windows price, and the licence was taken off. */
  readonly licenceOff?: boolean;
}

/** The newest price list of a folder, `prices.karpenter-2026-06-18.csv`: it was generated on the day that its name says. */
export function newestPriceList(upstream: string): { readonly file: string; readonly asOf: string } {
  const folder = join(upstream, "azure");
  const asOf = readdirSync(folder)
    .flatMap((name) => /^prices\.karpenter-(\d{4}-\d{2}-\d{2})\.csv$/.exec(name)?.[1] ?? [])
    .sort()
    .at(-1);
  if (asOf === undefined) throw new Error(`${folder} holds no prices.karpenter-<date>.csv`);
  return { file: join(folder, `prices.karpenter-${asOf}.csv`), asOf };
}

/** Names in the price list that are not those of the size: NG32adms is priced without its version. */
const renamed: Readonly<Record<string, string>> = { Standard_NG32adms_V620: "Standard_NG32adms_V620_v1" };

/** A price so many times above or below the size's median over regions is a slip; real ones stay within 4. */
const farFromMedian = 5;

/** The offers of a price list in regions that we know. */
export function readListPrices(file: string, regions: ReadonlySet<string>, refusals: Refusals): Offer[] {
  const offers = new Map<string, Offer>();
  for (const row of readCsv(file)) {
    const listed = textIn(row, "sku").trim();
    const [size, region] = [renamed[listed] ?? listed, textIn(row, "region")];
    const place = `${size} in ${region}`;
    if (!isRentable(size)) refusals.refuse("not rented by this name: Basic, promotion or host", listed);
    else if (!regions.has(region)) refusals.refuse("region is not in regions.csv", place);
    else if (offers.has(place)) refusals.refuse("priced twice in one region", place);
    else offers.set(place, { size, region, ...price(numberIn(row, "usd_hour"), place, refusals) });
  }
  return withoutSlips([...offers.values()], refusals);
}

function price(usdPerHour: number | undefined, place: string, refusals: Refusals): Pick<Offer, "usdPerHour"> {
  if (usdPerHour !== undefined && usdPerHour > 0) return { usdPerHour };
  refusals.refuse("price is not above 0 (offer kept without a price)", place);
  return {};
}

function withoutSlips(offers: readonly Offer[], refusals: Refusals): Offer[] {
  const medians = medianBySize(offers);
  return offers.map((offer) => {
    const times = (offer.usdPerHour ?? Number.NaN) / (medians.get(offer.size) ?? Number.NaN);
    if (!(times > farFromMedian || times < 1 / farFromMedian)) return offer;
    refusals.refuse(
      `price over ${farFromMedian} times off the median (offer kept without a price)`,
      `${offer.size} in ${offer.region}`,
    );
    return { size: offer.size, region: offer.region };
  });
}

function medianBySize(offers: readonly Offer[]): ReadonlyMap<string, number> {
  const prices = new Map<string, number[]>();
  for (const { size, usdPerHour } of offers) {
    if (usdPerHour !== undefined) prices.set(size, [...(prices.get(size) ?? []), usdPerHour]);
  }
  return new Map([...prices].map(([size, list]) => [size, lowerMedian(list)]));
}
