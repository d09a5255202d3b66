/** A provider as compact tables: how the bundled providers ship their facts and refresh them. Loads no validator. */
export { collectGaps, type GapCollector } from "./tables/collect-gaps.ts";
export {
  encodeTables,
  type OfferPrice,
  type PricePoint,
  type ProviderFacts,
} from "./tables/encode-tables.ts";
export { isUsdPerHour } from "./tables/is-usd-per-hour.ts";
export { joinedProvider } from "./tables/joined-provider.ts";
export { gapCodes, type LiveCatalogue, type LiveGap, REFRESH_DEADLINE_MS } from "./tables/live-catalogue.ts";
export { LiveRefreshError } from "./tables/live-refresh-error.ts";
export type { InstanceTypeRow, ProviderTables } from "./tables/provider-tables.ts";
export { regionOfRow } from "./tables/region-of-row.ts";
export { tableProvider } from "./tables/table-provider.ts";
