import type { Source } from "@green-place/contract";
import type { InstanceTypeDocumentRow, RegionRow } from "@green-place/provider-data/document";
import {
  instanceTypeRow,
  type OfferRow,
  offerRow,
  regionRow,
  sourceRow,
} from "@green-place/provider-data/rows";
import type { TableLayout } from "./read-table.ts";

/** `sources.csv` of every data package. */
export const sourcesTable: TableLayout<Source> = { file: "sources.csv", schema: sourceRow };

export const regionsTable: TableLayout<RegionRow> = {
  file: "regions.csv",
  schema: regionRow,
  columns: { gridZones: "zones", gridZonesSource: "zone_source" },
};

/** The regions of a type are those that `prices.csv` names. */
export const instanceTypesTable: TableLayout<InstanceTypeDocumentRow> = {
  file: "instance-types.csv",
  schema: instanceTypeRow,
  given: { regions: [] },
};

/** One row for each type and region that offers it, with or without a price. */
export const pricesTable: TableLayout<OfferRow> = { file: "prices.csv", schema: offerRow };
