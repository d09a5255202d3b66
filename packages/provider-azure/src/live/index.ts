import type { ProviderV1 } from "@green-place/contract";
import {
  collectGaps,
  type GapCollector,
  type LiveCatalogue,
  LiveRefreshError,
  REFRESH_DEADLINE_MS,
} from "@green-place/provider-data/tables";
import { RequestFailure, withDeadline } from "@green-place/request";
import pMap from "p-map";
import { failureName } from "./failure-name.ts";
import { fetchRetailPrices } from "./fetch-prices.ts";
import { type AzureConnection, fetchSkus, type Sku } from "./fetch-skus.ts";
import { loadSdk } from "./load-sdk.ts";
import { isRentable } from "./size-name.ts";
import { type OfferedSizes, toTables } from "./to-tables.ts";

export interface AzureLiveOptions extends AzureConnection {
  /** What Azure's answers do not say comes from here. */
  readonly shipped: ProviderV1;
  /** The subscription whose view of Azure is asked for. */
  readonly subscription: string | undefined;
  /** In place of Azure's public price list. */
  readonly pricesEndpoint?: string;
  readonly now: Date;
  /** For the whole of it; default 15 minutes. */
  readonly deadlineMs?: number;
  /** One sentence at each step. */
  progress(sentence: string): void;
}

const pricesEndpoint = "https://prices.azure.com";

/** Regions whose prices are asked for at the same time. */
const concurrency = 4;

/** Azure has some 70 regions, and two prices for each size in each. */
const MOST_REGIONS = 300;
const MOST_PRICES = 500_000;

/**
 * Azure as its own APIs describe it today to the user's subscription. A region whose prices fail is a gap and the rest is
 * kept; throws `LiveRefreshError` if nothing can be had: no SDK, no credentials, no subscription.
 */
export const liveAzure = ({
  deadlineMs = REFRESH_DEADLINE_MS,
  ...options
}: AzureLiveOptions): Promise<LiveCatalogue> =>
  withDeadline(deadlineMs, undefined, (signal) => catalogue(options, signal)).catch((error: unknown) => {
    throw error instanceof RequestFailure ? nothingHad(`Azure: ${error.message}.`, error) : error;
  });

async function catalogue(options: AzureLiveOptions, signal: AbortSignal): Promise<LiveCatalogue> {
  const { shipped, subscription, now, progress, ...connection } = options;
  const sdk = await loadSdk();
  if (!subscription) {
    throw new LiveRefreshError(
      "E_LIVE_SETTING",
      "It is not known which Azure subscription to ask.",
      "Add --subscription <id> or set AZURE_SUBSCRIPTION_ID; `az account show` prints it.",
    );
  }
  const gaps = collectGaps();
  progress("Azure: asking for the sizes that the subscription sees.");
  const skus = await fetchSkus(sdk, subscription, connection, signal).catch((error: unknown) => {
    throw nothingHad(`Azure did not list its sizes (${failureName(error)}).`, error);
  });
  const offered = offers(skus, gaps);
  const places = [...new Set([...offered.values()].flatMap(({ regions }) => regions))].sort();
  progress(`Azure: ${offered.size} sizes in ${places.length} regions, asking for their prices.`);
  if (places.length > MOST_REGIONS) throw nothingHad(`Azure listed more than ${MOST_REGIONS} regions.`);
  const sizes = new Set(offered.keys());
  const budget = { items: MOST_PRICES };
  const prices = await pMap(
    places,
    async (region) => {
      try {
        const found = await fetchRetailPrices(options.pricesEndpoint ?? pricesEndpoint, region, now, {
          sizes,
          budget,
          signal,
          ...(options.requestTimeoutMs !== undefined && { timeoutMs: options.requestTimeoutMs }),
        });
        return [[region, found] as const];
      } catch (error) {
        gaps.add("prices-failed", region, `the price list failed: ${failureName(error)}`);
        return [];
      }
    },
    { concurrency },
  );
  return toTables(offered, new Map(prices.flat()), shipped, now.toISOString().slice(0, 10), gaps);
}

const nothingHad = (message: string, cause?: unknown): LiveRefreshError =>
  new LiveRefreshError(
    "E_LIVE_FAILED",
    message,
    "Check the network, the credentials (`az account show`) and their permissions: docs/refresh.md lists the few that are needed.",
    { cause },
  );

/** Sizes by name with the regions where the subscription may rent them. */
function offers(skus: readonly Sku[], gaps: GapCollector): OfferedSizes {
  const sizes = new Map<string, { sku: Sku; regions: string[] }>();
  for (const sku of skus) {
    const { name } = sku;
    if (!isRentable(name)) continue;
    const closed = new Set(sku.closed.map((location) => location.toLowerCase()));
    for (const location of sku.locations) {
      const region = location.toLowerCase();
      if (closed.has(region)) {
        gaps.add("type-restricted", `${name} in ${region}`, "the subscription may not use it there");
        continue;
      }
      const size = sizes.get(name);
      if (size) size.regions.push(region);
      else sizes.set(name, { sku, regions: [region] });
    }
  }
  return sizes;
}
