import { listIn, type Row } from "./csv.ts";
import { type TableFaults, tableFaults } from "./table-faults.ts";

/** Unique regions, in a grid zone of their own country, with a PUE of at least 1 and a WUE above 0 where they are disclosed. */
export function checkRegions(
  rows: readonly Row[],
  sources: ReadonlySet<string>,
  zoneCountries: ReadonlyMap<string, string>,
): readonly string[] {
  const faults = tableFaults("regions.csv");
  faults.uniqueKey(rows, ["id"]);
  rows.forEach((row, index) => {
    faults.member(row, index, "source", sources, "sources.csv");
    faults.member(row, index, "zone_source", sources, "sources.csv");
    checkPlace(faults, row, index);
    checkZones(faults, row, index, zoneCountries);
    checkRange(faults, row, index, "pue", sources, (value) => value >= 1, "is below 1");
    checkRange(faults, row, index, "wue", sources, (value) => value > 0, "is not above 0");
    const cfe = faults.number(row, index, "cfe");
    if (cfe === undefined) return;
    if (cfe < 0 || cfe > 1) faults.add(index, "cfe", `${cfe} is not a share from 0 to 1`);
    faults.member(row, index, "cfe_source", sources, "sources.csv");
  });
  return faults.found;
}

function checkPlace(faults: TableFaults, row: Row, index: number): void {
  if (!/^[A-Z]{2}$/.test(row["country"] ?? "")) {
    faults.add(index, "country", `"${row["country"] ?? ""}" is not a country of two capital letters`);
  }
  for (const [column, limit] of [
    ["latitude", 90],
    ["longitude", 180],
  ] as const) {
    const degrees = faults.number(row, index, column);
    if (degrees === undefined || Math.abs(degrees) > limit) {
      faults.add(index, column, `"${row[column] ?? ""}" is not from -${limit} to ${limit}`);
    }
  }
}

function checkZones(
  faults: TableFaults,
  row: Row,
  index: number,
  zoneCountries: ReadonlyMap<string, string>,
): void {
  const zones = listIn(row, "zones");
  if (zones.length === 0) faults.add(index, "zones", "is empty");
  for (const zone of zones) {
    const country = zoneCountries.get(zone);
    if (country === undefined) faults.add(index, "zones", `"${zone}" is not a known grid zone`);
    else if (country !== row["country"]) {
      faults.add(index, "zones", `"${zone}" lies in ${country}, but the region in ${row["country"]}`);
    }
  }
}

function checkRange(
  faults: TableFaults,
  row: Row,
  index: number,
  column: string,
  sources: ReadonlySet<string>,
  possible: (value: number) => boolean,
  impossible: string,
): void {
  const value = faults.number(row, index, column);
  if (value === undefined) return;
  const low = faults.number(row, index, `${column}_low`);
  const high = faults.number(row, index, `${column}_high`);
  if (low === undefined || high === undefined || low > value || value > high) {
    faults.add(
      index,
      column,
      `the range ${row[`${column}_low`]} to ${row[`${column}_high`]} does not hold ${value}`,
    );
  }
  for (const number of [low, value])
    if (number !== undefined && !possible(number)) faults.add(index, column, `${number} ${impossible}`);
  const year = faults.number(row, index, `${column}_year`);
  if (year === undefined || !Number.isInteger(year) || year < 2000) {
    faults.add(index, `${column}_year`, `"${row[`${column}_year`] ?? ""}" is not a year`);
  }
  faults.member(row, index, `${column}_source`, sources, "sources.csv");
}
