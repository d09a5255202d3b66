import { setTimeout as delay } from "node:timers/promises";
import { MILLISECONDS_PER_MINUTE } from "@green-place/contract";
import pRetry from "p-retry";
import { z } from "zod";

/** Linux prices of one size in one region, USD/h. A market that is absent has no price, `null` means that the list contradicts itself. */
export interface RetailPrice {
  readonly onDemand?: number | null;
  readonly spot?: number | null;
}

const page = z.object({
  Items: z.array(
    z.object({
      armSkuName: z.string(),
      armRegionName: z.string(),
      skuName: z.string(),
      productName: z.string(),
      unitOfMeasure: z.string(),
      currencyCode: z.string(),
      retailPrice: z.number(),
      effectiveStartDate: z.string(),
    }),
  ),
  NextPageLink: z.string().nullish(),
});
type Item = z.infer<typeof page>["Items"][number];

/** An answer that was no answer; `status` is HTTP's. */
class RetailPriceFault extends Error {
  readonly statusCode: number;
  readonly retryAfterS: number;

  constructor(response: Response) {
    super(`the price list answered HTTP ${response.status}`);
    this.statusCode = response.status;
    this.retryAfterS = Number(response.headers.get("retry-after") ?? Number.NaN);
  }
}

const longestRetryAfterS = 60;
const retries = { retries: 6, minTimeout: 500, factor: 2, maxTimeout: 20_000, randomize: true };

/** All prices of virtual machines in a region, by size, from Azure's public price list: no credentials are sent. */
export async function fetchRetailPrices(
  endpoint: string,
  region: string,
  now: Date,
): Promise<ReadonlyMap<string, RetailPrice>> {
  const first = new URL("/api/retail/prices", endpoint);
  first.searchParams.set("currencyCode", "USD");
  first.searchParams.set(
    "$filter",
    `serviceName eq 'Virtual Machines' and priceType eq 'Consumption' and armRegionName eq '${region}'`,
  );
  const items: Item[] = [];
  for (let next: string | undefined = first.href; next !== undefined; ) {
    const url: string = next;
    const { Items, NextPageLink } = await pRetry(() => getPage(url), {
      ...retries,
      shouldRetry,
      onFailedAttempt,
    });
    items.push(...Items);
    next = NextPageLink || undefined;
  }
  return newestPrices(
    items.filter(
      (item) =>
        item.armRegionName === region && isLinuxHour(item) && new Date(item.effectiveStartDate) <= now,
    ),
  );
}

async function getPage(url: string): Promise<z.infer<typeof page>> {
  const response = await fetch(url, { signal: AbortSignal.timeout(MILLISECONDS_PER_MINUTE) });
  if (!response.ok) throw new RetailPriceFault(response);
  return page.parse(await response.json());
}

/** Busy, broken for a moment, or no connection (which fetch reports as a TypeError). */
function shouldRetry({ error }: { readonly error: Error }): boolean {
  if (!(error instanceof RetailPriceFault))
    return error.name === "TypeError" || error.name === "TimeoutError";
  return error.statusCode === 429 || error.statusCode >= 500;
}

async function onFailedAttempt({ error }: { readonly error: Error }): Promise<void> {
  if (error instanceof RetailPriceFault && error.retryAfterS > 0 && shouldRetry({ error }))
    await delay(Math.min(error.retryAfterS, longestRetryAfterS) * 1000);
}

/** Not Windows (which `NCCadsv5 Srs Win` is as well), not the old cloud services, not the retired low-priority market, not a day of a dedicated host. */
const isLinuxHour = ({ productName, skuName, unitOfMeasure, currencyCode }: Item): boolean =>
  unitOfMeasure === "1 Hour" &&
  currencyCode === "USD" &&
  !/\bWin(dows)?\b|Cloud ?Services/.test(productName) &&
  !/Low Priority|Expired/.test(skuName);

/** Of each size and market the price that started last; two different ones of that instant are a contradiction. */
function newestPrices(items: readonly Item[]): ReadonlyMap<string, RetailPrice> {
  const prices = new Map<string, RetailPrice>();
  const starts = new Map<string, string>();
  for (const { armSkuName: size, skuName, retailPrice, effectiveStartDate: start } of items) {
    const market = / Spot$/.test(skuName) ? "spot" : "onDemand";
    const seen = prices.get(size)?.[market];
    const seenStart = starts.get(`${size} ${market}`);
    if (seenStart !== undefined && seenStart > start) continue;
    const contradicts = seenStart === start && seen !== retailPrice;
    starts.set(`${size} ${market}`, start);
    prices.set(size, { ...prices.get(size), [market]: contradicts ? null : retailPrice });
  }
  return prices;
}
