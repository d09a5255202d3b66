import type { Source } from "@green-place/contract";
import type { InstanceTypeDocumentRow, RegionRow } from "@green-place/provider-data/document";
import {
  type InterconnectRow,
  instanceTypeRow,
  interconnectRow,
  type LocalDiskRow,
  localDiskRow,
  type OfferRow,
  offerRow,
  regionRow,
  sourceRow,
} from "@green-place/provider-data/rows";
import type { Row } from "./csv.ts";
import { readTable, type TableLayout } from "./read-table.ts";
import { tableFaults } from "./table-faults.ts";

/** `sources.csv` of every data package. */
export const sourcesTable: TableLayout<Source> = { file: "sources.csv", schema: sourceRow };

/** The rows of a `sources.csv`. Throws with every row that is wrong, and every id that is there twice. */
export function sourcesIn(cells: readonly Row[]): Source[] {
  const { rows, faults } = readTable(sourcesTable, cells);
  const unique = tableFaults(sourcesTable.file);
  unique.uniqueKey(rows, "id", ({ id }) => id);
  const all = [...faults, ...unique.found];
  if (all.length > 0) throw new Error(all.join("; "));
  return rows.map(({ row }) => row);
}

export const regionsTable: TableLayout<RegionRow> = {
  file: "regions.csv",
  schema: regionRow,
  columns: { gridZones: "zones", gridZonesSource: "zone_source" },
};

/** The regions of a type are those that `prices.csv` names; its interconnect and its disks are rows of tables of their own. */
export const instanceTypesTable: TableLayout<InstanceTypeDocumentRow> = {
  file: "instance-types.csv",
  schema: instanceTypeRow,
  given: { regions: [] },
  elsewhere: ["localDisk", "interconnect"],
};

/** What joins several instances of a type: facts that no list of types gives, each with its own source. */
export const interconnectsTable: TableLayout<InterconnectRow> = {
  file: "interconnects.csv",
  schema: interconnectRow,
};

/** Disks in the host by instance type, where they are known; 0 GB where it is known that there are none. */
export const localDisksTable: TableLayout<LocalDiskRow> = { file: "local-disks.csv", schema: localDiskRow };

/** One row for each type and region that offers it, with or without a price. */
export const pricesTable: TableLayout<OfferRow> = { file: "prices.csv", schema: offerRow };
