import { checkInstanceTypes } from "./check-instance-types.ts";
import { checkPrices } from "./check-prices.ts";
import { checkRegions } from "./check-regions.ts";
import { checkSources } from "./check-sources.ts";
import type { KnownIds, ProviderRows } from "./provider-rows.ts";

/** Everything that is wrong in a provider's tables: sentences `file, row, column: what is wrong`; none if all is well. */
export function checkProviderTables(tables: ProviderRows, known: KnownIds): string[] {
  const sources = new Set(tables.sources.map((row) => row["id"] ?? ""));
  return [
    ...checkSources(tables.sources),
    ...checkRegions(tables.regions, sources, known.zoneCountries),
    ...checkInstanceTypes(tables.instanceTypes, sources, known),
    ...checkPrices(tables, sources),
  ];
}
