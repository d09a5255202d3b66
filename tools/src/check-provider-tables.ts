import { checkInstanceTypes, checkInterconnects } from "./check-instance-types.ts";
import { checkLocalDisks } from "./check-local-disks.ts";
import { checkPrices } from "./check-prices.ts";
import { checkRegions } from "./check-regions.ts";
import type { Row } from "./csv.ts";
import { priceExceptionsTable } from "./price-exceptions.ts";
import {
  instanceTypesTable,
  interconnectsTable,
  localDisksTable,
  pricesTable,
  regionsTable,
  sourcesTable,
} from "./provider-layouts.ts";
import type { KnownIds, ProviderRows } from "./provider-rows.ts";
import { readTable } from "./read-table.ts";
import { tableFaults } from "./table-faults.ts";

/**
 * Everything that is wrong in a provider's tables: sentences `file, row, column: what is wrong`; none if all is well.
 * A row that is not as its schema says is reported for that alone; the checks across rows and tables leave it out.
 */
export function checkProviderTables(tables: ProviderRows, known: KnownIds): string[] {
  const sources = readTable(sourcesTable, tables.sources);
  const regions = readTable(regionsTable, tables.regions);
  const instanceTypes = readTable(instanceTypesTable, tables.instanceTypes);
  const interconnects = readTable(interconnectsTable, tables.interconnects);
  const localDisks = readTable(localDisksTable, tables.localDisks);
  const prices = readTable(pricesTable, tables.prices);
  const exceptions = readTable(priceExceptionsTable, tables.priceExceptions);
  const sourceIds = idsIn(tables.sources);
  const uniqueSources = tableFaults("sources.csv");
  uniqueSources.uniqueKey(sources.rows, "id", ({ id }) => id);
  return [
    ...sources.faults,
    ...uniqueSources.found,
    ...regions.faults,
    ...checkRegions(regions.rows, sourceIds, known.zoneCountries),
    ...instanceTypes.faults,
    ...checkInstanceTypes(instanceTypes.rows, sourceIds, known),
    ...interconnects.faults,
    ...checkInterconnects(
      interconnects.rows,
      idsIn(tables.instanceTypes.filter(({ accelerators }) => accelerators)),
      sourceIds,
    ),
    ...localDisks.faults,
    ...checkLocalDisks(localDisks.rows, sourceIds, vcpusIn(tables.instanceTypes)),
    ...prices.faults,
    ...exceptions.faults,
    ...checkPrices(
      prices.rows,
      {
        types: idsIn(tables.instanceTypes),
        describedTypes: instanceTypes.rows,
        regions: idsIn(tables.regions),
        sources: sourceIds,
      },
      exceptions.rows,
    ),
  ];
}

const vcpusIn = (rows: readonly Row[]): ReadonlyMap<string, number> =>
  new Map(rows.map((row) => [row["id"] ?? "", Number(row["vcpus"]) || Number.NaN]));

/** Of all rows, so that one bad row does not make every row that names it bad. */
const idsIn = (rows: readonly Row[]): ReadonlySet<string> => new Set(rows.map((row) => row["id"] ?? ""));
