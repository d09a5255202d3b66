import type { InstanceType, ProviderV1, Region } from "@green-place/contract";
import {
  encodeTables,
  type GapCollector,
  isUsdPerHour,
  type LiveCatalogue,
  type OfferPrice,
} from "@green-place/provider-data/tables";
import type { RetailPrice } from "./fetch-prices.ts";
import type { Sku } from "./fetch-skus.ts";
import { mapSize } from "./map-size.ts";

/** Prices by region, then by size; a region that is absent could not be had. */
export type RegionPrices = ReadonlyMap<string, ReadonlyMap<string, RetailPrice>>;

/** Where each size can be rented, and one row that describes it. */
export type OfferedSizes = ReadonlyMap<string, { readonly sku: Sku; readonly regions: readonly string[] }>;

const skuSource = "live-api";
const priceSource = "live-retail-prices";

/**
 * The answers as tables. Place, grid zones, PUE and WUE of a region, and accelerators, CPU platform, host and interconnect
 * of a size, are not in Azure's answers: they come from `shipped`, by id, or stay unknown.
 */
export function toTables(
  offered: OfferedSizes,
  prices: RegionPrices,
  shipped: ProviderV1,
  today: string,
  gaps: GapCollector,
): LiveCatalogue {
  const types = instanceTypes(offered, shipped, gaps);
  const api = { publisher: "Microsoft", retrieved: today };
  const tables = encodeTables({
    id: shipped.id,
    name: shipped.name,
    meta: { ...shipped.meta, version: `live ${today}`, dataAsOf: today },
    sources: [
      ...shipped.sources(),
      {
        ...api,
        id: skuSource,
        title: "Azure Resource Manager: compute resource SKUs, as they answered the user's subscription",
        url: "https://learn.microsoft.com/rest/api/compute/resource-skus/list",
        licence: "Microsoft Online Subscription Agreement",
      },
      {
        ...api,
        id: priceSource,
        title: "Azure Retail Prices API",
        url: "https://learn.microsoft.com/rest/api/cost-management/retail-prices/azure-retail-prices",
        licence: "publisher states none",
      },
    ],
    regions: regions(types, shipped, gaps),
    instanceTypes: types,
    prices: types.flatMap(({ id, regions: places }) =>
      places.flatMap((region) => priceOf(id, region, prices.get(region)?.get(id), today, gaps)),
    ),
  });
  return { tables, gaps: gaps.all() };
}

function regions(types: readonly InstanceType[], shipped: ProviderV1, gaps: GapCollector): Region[] {
  const known = new Map(shipped.regions().map((region) => [region.id, region]));
  return [...new Set(types.flatMap((type) => type.regions))].map((id) => {
    const region = known.get(id);
    if (region) return region;
    gaps.add("region-unknown", id, "not in the shipped tables, so its grid zone is unknown");
    return {
      id,
      name: id,
      country: "",
      latitude: Number.NaN,
      longitude: Number.NaN,
      gridZones: [],
      source: skuSource,
    };
  });
}

function instanceTypes(offered: OfferedSizes, shipped: ProviderV1, gaps: GapCollector): InstanceType[] {
  const shippedTypes = new Map(shipped.instanceTypes().map((type) => [type.id, type]));
  return [...offered].flatMap(([id, { sku, regions: places }]): InstanceType[] => {
    const known = shippedTypes.get(id);
    const mapped = mapSize(id, sku, known);
    if ("why" in mapped) {
      gaps.add(mapped.code, id, mapped.why);
      return [];
    }
    if (!known)
      gaps.add(
        "type-unknown",
        id,
        "not in the shipped tables, so its CPU platform, host and interconnect are unknown",
      );
    return [
      {
        id,
        ...mapped,
        cpuPlatforms: known?.cpuPlatforms ?? [],
        ...(known?.hostVcpus !== undefined && { hostVcpus: known.hostVcpus }),
        ...(known?.interconnect && { interconnect: known.interconnect }),
        ...(known?.localDisk && { localDisk: known.localDisk }),
        regions: places,
        source: skuSource,
      },
    ];
  });
}

function priceOf(
  instanceType: string,
  region: string,
  listed: RetailPrice | undefined,
  today: string,
  gaps: GapCollector,
): OfferPrice[] {
  const place = `${instanceType} in ${region}`;
  let { onDemand, spot } = listed ?? {};
  if (onDemand === null || spot === null)
    gaps.add("price-refused", place, "the list has several prices of one market");
  if (typeof onDemand === "number" && !isUsdPerHour(onDemand)) {
    gaps.add("price-refused", place, "the on-demand price is not above 0, or beyond any");
    onDemand = undefined;
  }
  if (
    typeof spot === "number" &&
    (!isUsdPerHour(spot) || (typeof onDemand === "number" && spot > onDemand))
  ) {
    gaps.add("price-refused", place, "the spot price is not above 0, or above the on-demand price");
    spot = undefined;
  }
  const point = (usdPerHour: number) => ({ usdPerHour, basis: "list" as const });
  if (typeof onDemand !== "number" && typeof spot !== "number") return [];
  return [
    {
      instanceType,
      region,
      ...(typeof onDemand === "number" && { onDemand: point(onDemand) }),
      ...(typeof spot === "number" && { spot: point(spot) }),
      asOf: today,
      source: priceSource,
    },
  ];
}
