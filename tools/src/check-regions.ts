import type { RangeRow, RegionRow } from "@green-place/provider-data/document";
import type { ReadRow } from "./read-table.ts";
import { type TableFaults, tableFaults } from "./table-faults.ts";

/** Unique regions, in a grid zone of their own country, with a source and a year for every figure, and a WUE above 0 where it is disclosed. */
export function checkRegions(
  rows: readonly ReadRow<RegionRow>[],
  sources: ReadonlySet<string>,
  zoneCountries: ReadonlyMap<string, string>,
): readonly string[] {
  const faults = tableFaults("regions.csv");
  faults.uniqueKey(rows, "id", ({ id }) => id);
  for (const { index, row } of rows) {
    faults.member(index, "source", row.source, sources, "sources.csv");
    faults.member(index, "zone_source", row.gridZonesSource, sources, "sources.csv");
    checkZones(faults, row, index, zoneCountries);
    for (const column of ["pue", "wue", "cfe"] as const)
      if (row[column]) checkProvenance(faults, row[column], index, column, sources);
    // A 0 would be a cell that somebody filled in for "unknown".
    if (row.wue?.low === 0) faults.add(index, "wue_low", "0 is not above 0");
  }
  return faults.found;
}

function checkZones(
  faults: TableFaults,
  { gridZones, country }: RegionRow,
  index: number,
  zoneCountries: ReadonlyMap<string, string>,
): void {
  for (const zone of gridZones) {
    const lies = zoneCountries.get(zone);
    if (lies === undefined) faults.add(index, "zones", `"${zone}" is not a known grid zone`);
    else if (lies !== country)
      faults.add(index, "zones", `"${zone}" lies in ${lies}, but the region in ${country}`);
  }
}

function checkProvenance(
  faults: TableFaults,
  { source, year }: RangeRow,
  index: number,
  column: string,
  sources: ReadonlySet<string>,
): void {
  faults.member(index, `${column}_source`, source, sources, "sources.csv");
  if (year === undefined) faults.add(index, `${column}_year`, "is empty");
  else if (year < 2000) faults.add(index, `${column}_year`, `${year} is before 2000`);
}
