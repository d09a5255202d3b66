import { decodePrices } from "../tables/price-text.ts";
import type { ProviderTables } from "../tables/provider-tables.ts";
import { bounds } from "./measures.ts";

/** The first index, id or price of compact tables that can't be, as a sentence `where: what`; undefined: there is none. */
export function packedReferenceFault(tables: ProviderTables): string | undefined {
  return (
    twice(
      "sources",
      tables.sources.map(({ id }) => id),
    ) ??
    twice(
      "regions",
      tables.regions.map(({ id }) => id),
    ) ??
    twice(
      "instanceTypes",
      tables.instanceTypes.map(([id]) => id),
    ) ??
    regionFault(tables) ??
    typeFault(tables) ??
    priceFault(tables)
  );
}

function twice(table: string, ids: readonly string[]): string | undefined {
  const at = new Set(ids).size === ids.length ? -1 : ids.findIndex((id, index) => ids.indexOf(id) !== index);
  return at < 0 ? undefined : `${table}[${at}]: "${ids[at]}" is there twice`;
}

function regionFault({ sources, regions, regionSets }: ProviderTables): string | undefined {
  const known = new Set(sources.map(({ id }) => id));
  for (const [index, region] of regions.entries()) {
    const named = [
      region.source,
      region.gridZonesSource,
      region.pue?.source,
      region.wue?.source,
      region.cfe?.source,
    ];
    const stranger = named.find((id) => id !== undefined && !known.has(id));
    if (stranger !== undefined) return `regions[${index}]: there is no source "${stranger}"`;
  }
  const set = regionSets.findIndex((indices) => indices.some((region) => region >= regions.length));
  return set < 0 ? undefined : `regionSets[${set}]: names a region that is not there`;
}

function typeFault({ sources, regionSets, instanceTypes }: ProviderTables): string | undefined {
  const at = instanceTypes.findIndex(
    ([, , , , , , , set, source, joined]) =>
      set >= regionSets.length ||
      source >= sources.length ||
      (joined !== null && joined[1] >= sources.length),
  );
  return at < 0 ? undefined : `instanceTypes[${at}]: names regions or a source that are not there`;
}

function priceFault({
  sources,
  regions,
  instanceTypes,
  priceDates,
  prices,
}: ProviderTables): string | undefined {
  if (prices === "") return undefined;
  const types = new Set(instanceTypes.map(([id]) => id));
  for (const [index, line] of prices.split("\n").entries()) {
    const tab = line.indexOf("\t");
    const where = `prices, line ${index + 1}`;
    if (!types.delete(line.slice(0, tab)))
      return `${where}: is of no instance type, or of one that has prices already`;
    for (const market of ["on-demand", "spot"] as const) {
      for (const { region, asOf, source, usdPerHour } of decodePrices(line.slice(tab + 1), market)) {
        if (region >= regions.length || asOf >= priceDates.length || source >= sources.length)
          return `${where}: names a region, a date or a source that is not there`;
        if (!bounds.usdPerHour.safeParse(usdPerHour).success)
          return `${where}: ${usdPerHour} USD/h is no price`;
      }
    }
  }
  return undefined;
}
