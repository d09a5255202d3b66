import { setTimeout as delay } from "node:timers/promises";
import { MILLISECONDS_PER_MINUTE } from "@green-place/contract";
import { boundedFetch, boundedJson, boundedPages, RequestFailure } from "@green-place/request";
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
  NextPageLink: z
    .string()
    .refine((link) => link === "" || URL.canParse(link))
    .nullish(),
});
type Page = z.infer<typeof page>;
type Item = Page["Items"][number];

/** A page has 1000 items of some 25 values. */
const MOST_BYTES = 4 * 1024 * 1024;
const JSON_LIMITS = { deepest: 8, mostValues: 2 ** 16 };
/** A region has some 15,000 items. */
const pageLimits = { mostPages: 200, mostItems: 100_000 };

export interface PriceLimits {
  /** The sizes whose prices are wanted. */
  readonly sizes: ReadonlySet<string>;
  /** How many prices all regions together may still have. */
  readonly budget: { items: number };
  readonly signal: AbortSignal;
  /** For one page; default a minute. */
  readonly timeoutMs?: number;
}

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
  { sizes, budget, signal, timeoutMs = MILLISECONDS_PER_MINUTE }: PriceLimits,
): Promise<ReadonlyMap<string, RetailPrice>> {
  const first = new URL("/api/retail/prices", endpoint);
  first.searchParams.set("currencyCode", "USD");
  first.searchParams.set(
    "$filter",
    `serviceName eq 'Virtual Machines' and priceType eq 'Consumption' and armRegionName eq '${region}'`,
  );
  const items: Item[] = [];
  const ask = boundedFetch(fetch, { timeoutMs, mostBytes: MOST_BYTES });
  const all = boundedPages(
    pagesFrom(first, (url) => getPage(ask, url, signal), signal),
    {
      ...pageLimits,
      itemsOf: ({ Items }) => Items,
      nextOf: ({ NextPageLink }) => NextPageLink,
    },
  );
  for await (const item of all) {
    const wanted = item.armRegionName === region && sizes.has(item.armSkuName) && isLinuxHour(item);
    if (!wanted || !(new Date(item.effectiveStartDate) <= now)) continue;
    if (--budget.items < 0)
      throw new RequestFailure("too-large", "the price list has more prices than Azure has offers");
    items.push(item);
  }
  return newestPrices(items);
}

async function* pagesFrom(
  first: URL,
  get: (url: URL) => Promise<Page>,
  signal: AbortSignal,
): AsyncGenerator<Page> {
  for (let next: URL | undefined = first; next; ) {
    const url: URL = next;
    if (url.origin !== first.origin)
      throw new RequestFailure("redirected", "its next page is at another address, which we do not follow");
    const answer = await pRetry(() => get(url), { ...retries, shouldRetry, onFailedAttempt, signal });
    yield answer;
    next = answer.NextPageLink ? new URL(answer.NextPageLink) : undefined;
  }
}

async function getPage(ask: typeof fetch, url: URL, signal: AbortSignal): Promise<Page> {
  const response = await ask(url, { signal });
  if (!response.ok) throw new RetailPriceFault(response);
  const read = page.safeParse(boundedJson(new Uint8Array(await response.arrayBuffer()), JSON_LIMITS));
  if (read.success) return read.data;
  throw new RequestFailure("unreadable", "the answer is not in the form that Azure documents");
}

/** Busy, broken for a moment, or no connection. */
function shouldRetry({ error }: { readonly error: Error }): boolean {
  if (error instanceof RequestFailure) return error.code === "unreachable" || error.code === "timeout";
  return error instanceof RetailPriceFault && (error.statusCode === 429 || error.statusCode >= 500);
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
