/** Writes data/instance-types.csv, data/local-disks.csv and data/prices.csv from the upstream files: `tsx import/import-azure.ts <folder with azure/>`. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readCsv, textIn, writeCsv } from "@green-place/tools/csv";
import { instanceTypesTable, localDisksTable, pricesTable } from "@green-place/tools/provider-layouts";
import { columnsOf } from "@green-place/tools/read-table";
import { countRefusals, type Refusals } from "@green-place/tools/refusals";
import { readAcceleratedSizes } from "./accelerated-sizes.ts";
import { buildTables, type Cells } from "./build-tables.ts";
import { newestPriceList, readListPrices } from "./read-list-prices.ts";
import { readSizeList } from "./read-size-list.ts";
import { readSeriesCpuPlatforms } from "./series-cpu-platforms.ts";
import { readWindowsLicences } from "./windows-licences.ts";

export interface AzureImport {
  readonly instanceTypes: readonly Cells[];
  readonly localDisks: readonly Cells[];
  readonly prices: readonly Cells[];
  readonly refusals: Refusals;
}

/** Builds the tables from `<upstream>/azure`, the hand-kept tables of this folder and `regions.csv` of `data`. */
export function importAzure(upstream: string, data: string, ownTables: string): AzureImport {
  const refusals = countRefusals();
  const regions = new Set(readCsv(join(data, "regions.csv")).map((row) => textIn(row, "id")));
  const list = newestPriceList(upstream);
  const inputs = {
    sizes: readSizeList(upstream, ownTables, refusals),
    offers: readListPrices(list.file, regions, refusals),
    pricesAsOf: list.asOf,
    accelerated: readAcceleratedSizes(ownTables),
    cpuPlatformsOf: readSeriesCpuPlatforms(ownTables),
    windowsLicences: readWindowsLicences(ownTables),
  };
  return { ...buildTables(inputs, refusals), refusals };
}

/** What was imported, and every refusal by reason with the names. */
export function importSummary({ instanceTypes, localDisks, prices, refusals }: AzureImport): string {
  const count = (rows: readonly Cells[], column: string): number =>
    rows.filter((row) => row[column] !== undefined && row[column] !== "").length;
  const priced = count(prices, "on_demand_usd_per_hour");
  const derived = prices.filter((row) => row["on_demand_basis"] === "derived").length;
  return [
    `${instanceTypes.length} sizes: ${count(instanceTypes, "accelerators")} with accelerators, ${count(instanceTypes, "cpu_platforms")} with a CPU platform, ${count(instanceTypes, "host_vcpus")} with a host size`,
    `${localDisks.length} sizes with known local disks`,
    `${prices.length} offers in ${new Set(prices.map((row) => row["region"])).size} regions, ${priced} with a price, ${derived} of them the list's Windows price less the licence`,
    ...[...refusals.byReason].map(([reason, rows]) => {
      const names = [...new Set(rows)];
      return `refused, ${reason}: ${rows.length} rows, ${names.length} names\n  ${names.join(", ")}`;
    }),
  ].join("\n");
}

if (process.argv[1]?.endsWith("import-azure.ts")) {
  const upstream = process.argv[2];
  if (upstream === undefined) throw new Error("usage: import-azure.ts <folder that holds azure/>");
  const data = fileURLToPath(new URL("../data/", import.meta.url));
  const result = importAzure(upstream, data, fileURLToPath(new URL(".", import.meta.url)));
  writeCsv(join(data, "instance-types.csv"), columnsOf(instanceTypesTable), result.instanceTypes);
  writeCsv(join(data, "local-disks.csv"), columnsOf(localDisksTable), result.localDisks);
  writeCsv(join(data, "prices.csv"), columnsOf(pricesTable), result.prices);
  console.log(importSummary(result));
}
