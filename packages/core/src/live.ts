/** What providers need to refresh themselves from a cloud's own APIs; apart from the main entry, which never does. */
export { collectGaps, type GapCollector } from "./contract/collect-gaps.ts";
export {
  encodeTables,
  type OfferPrice,
  type PricePoint,
  type ProviderFacts,
} from "./contract/encode-tables.ts";
export type { LiveCatalogue, LiveGap } from "./contract/live-catalogue.ts";
export { LiveRefreshError } from "./errors/live-refresh-error.ts";
