import type { InstanceType, Price, Region, Source } from "@green-place/contract";
import { encodePrices, type PriceCell } from "./price-text.ts";
import type { InstanceTypeRow, ProviderTables } from "./provider-tables.ts";
import { rowOfRegion } from "./region-of-row.ts";

/** What one type costs in one region; a market that is absent has no known price. */
export interface OfferPrice {
  readonly instanceType: string;
  readonly region: string;
  readonly onDemand?: PricePoint;
  readonly spot?: PricePoint;
  /** ISO 8601 date on which the prices held. */
  readonly asOf: string;
  /** Id of the source. */
  readonly source: string;
}

export interface PricePoint {
  readonly usdPerHour: number;
  readonly basis: Price["basis"];
}

/** A provider as plain facts, before its tables are made. */
export interface ProviderFacts {
  readonly id: string;
  readonly name: string;
  readonly meta: ProviderTables["meta"];
  readonly sources: readonly Source[];
  readonly regions: readonly Region[];
  readonly instanceTypes: readonly InstanceType[];
  readonly prices: readonly OfferPrice[];
}

/**
 * The compact tables of `facts`, in an order of their own: the same facts give the same bytes, however they were gathered.
 * `tableProvider` is the way back. Throws if a type or price names a region or source that `facts` lacks.
 */
export function encodeTables(facts: ProviderFacts): ProviderTables {
  const regions = sorted(facts.regions, ({ id }) => id);
  const sources = sorted(facts.sources, ({ id }) => id);
  const regionIndex = indexer("region", regions);
  const sourceIndex = indexer("source", sources);
  const priceDates = [...new Set(facts.prices.map(({ asOf }) => asOf))].sort();
  const regionSets = new Map<string, readonly number[]>();
  const setIndex = new Map<string, number>();

  const instanceTypes = sorted(facts.instanceTypes, ({ id }) => id).map((type): InstanceTypeRow => {
    const set = type.regions.map(regionIndex).sort((a, b) => a - b);
    const key = set.join(",");
    if (!regionSets.has(key)) {
      setIndex.set(key, regionSets.size);
      regionSets.set(key, set);
    }
    return [
      type.id,
      type.family,
      type.vcpus,
      type.memoryGib,
      type.cpuPlatforms,
      type.hostVcpus ?? null,
      type.accelerators.map(({ id, count }) => [id, count] as const),
      setIndex.get(key)!,
      sourceIndex(type.source),
      type.interconnect ? [type.interconnect.name, sourceIndex(type.interconnect.source)] : null,
      ...(type.localDisk ? ([[type.localDisk.gb, type.localDisk.medium]] as const) : ([] as const)),
    ];
  });

  const prices = new Map<string, PriceCell[]>();
  for (const row of sorted(facts.prices, ({ instanceType, region }) => `${instanceType} ${region}`)) {
    const cell: PriceCell = {
      region: regionIndex(row.region),
      onDemand: row.onDemand,
      spot: row.spot,
      asOf: priceDates.indexOf(row.asOf),
      source: sourceIndex(row.source),
    };
    prices.set(row.instanceType, [...(prices.get(row.instanceType) ?? []), cell]);
  }

  return {
    id: facts.id,
    name: facts.name,
    meta: facts.meta,
    sources,
    regions: regions.map(rowOfRegion),
    regionSets: [...regionSets.values()],
    instanceTypes,
    spot: facts.prices.some(({ spot }) => spot !== undefined),
    priceDates,
    prices: [...prices].map(([type, cells]) => `${type}\t${encodePrices(cells)}`).join("\n"),
  };
}

function sorted<T>(items: readonly T[], key: (item: T) => string): readonly T[] {
  return items
    .map((item) => [key(item), item] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, item]) => item);
}

function indexer(what: string, items: readonly { readonly id: string }[]): (id: string) => number {
  const index = new Map(items.map(({ id }, position) => [id, position]));
  return (id) => {
    const position = index.get(id);
    if (position === undefined) throw new Error(`${what} "${id}" is not among the ${what}s`);
    return position;
  };
}
