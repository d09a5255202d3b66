/** One schema a table, tied to the contract's types: what reads, checks and generates tables goes by these. Loads zod. */
export { acceleratorAnswer } from "./rows/accelerator-row.ts";
export {
  type InterconnectRow,
  instanceTypeRow,
  interconnectRow,
  type LocalDiskRow,
  localDiskRow,
} from "./rows/instance-type-row.ts";
export { liveCatalogue } from "./rows/packed-tables.ts";
export { type OfferRow, offerRow } from "./rows/price-row.ts";
export { regionRow } from "./rows/region-row.ts";
export { sourceRow } from "./rows/source-row.ts";
