import type { ResourceSku } from "@azure/arm-compute";
import type { ProviderV1 } from "@green-place/contract";
import {
  collectGaps,
  type GapCollector,
  type LiveCatalogue,
  LiveRefreshError,
} from "@green-place/provider-data/tables";
import pMap from "p-map";
import { failureName } from "./failure-name.ts";
import { fetchRetailPrices } from "./fetch-prices.ts";
import { type AzureConnection, fetchSkus } from "./fetch-skus.ts";
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
  /** One sentence at each step. */
  progress(sentence: string): void;
}

const pricesEndpoint = "https://prices.azure.com";

/** Regions whose prices are asked for at the same time. */
const concurrency = 4;

/**
 * Azure as its own APIs describe it today to the user's subscription. A region whose prices fail is a gap and the rest is
 * kept; throws `LiveRefreshError` if nothing can be had: no SDK, no credentials, no subscription.
 */
export async function liveAzure(options: AzureLiveOptions): Promise<LiveCatalogue> {
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
  const skus = await fetchSkus(sdk, subscription, connection).catch((error: unknown) => {
    throw new LiveRefreshError(
      "E_LIVE_FAILED",
      `Azure did not list its sizes (${failureName(error)}).`,
      "Check the network, the credentials (`az account show`) and their permissions: docs/refresh.md lists the few that are needed.",
      { cause: error },
    );
  });
  const offered = offers(skus, gaps);
  const places = [...new Set([...offered.values()].flatMap(({ regions }) => regions))].sort();
  progress(`Azure: ${offered.size} sizes in ${places.length} regions, asking for their prices.`);
  const prices = await pMap(
    places,
    async (region) => {
      try {
        const found = await fetchRetailPrices(options.pricesEndpoint ?? pricesEndpoint, region, now);
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

/** Sizes by name with the regions where the subscription may rent them. */
function offers(skus: readonly ResourceSku[], gaps: GapCollector): OfferedSizes {
  const sizes = new Map<string, { sku: ResourceSku; regions: string[] }>();
  for (const sku of skus) {
    const name = sku.name ?? "";
    if (!isRentable(name)) continue;
    const closed = new Set(
      sku.restrictions?.flatMap(({ type, values = [] }) =>
        type === "Location" ? values.map((value) => value.toLowerCase()) : [],
      ),
    );
    for (const location of sku.locations ?? []) {
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
