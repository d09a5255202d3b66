/** Writes data/instance-types.csv, data/local-disks.csv and data/prices.csv from the upstream files: `tsx import/import-aws.ts <folder with aws/>`. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readCsv, textIn, writeCsv } from "@green-place/tools/csv";
import { instanceTypesTable, localDisksTable, pricesTable } from "@green-place/tools/provider-layouts";
import { columnsOf } from "@green-place/tools/read-table";
import { countRefusals, type Refusals, refusalLines } from "@green-place/tools/refusals";
import { buildInstanceTypes, type InstanceTypeCells } from "./build-instance-types.ts";
import { buildPrices, type PriceCells, type PriceInputs } from "./build-prices.ts";
import { type LocalDiskCells, localDisks } from "./local-disks.ts";
import { readDocumentedTypes } from "./read-documented-types.ts";
import { readInstanceTypes } from "./read-instance-types.ts";
import {
  type PriceList,
  readAcceleratedOffers,
  readSageMakerPrices,
  readSpotSavings,
  readUsEast1Prices,
} from "./read-prices.ts";

export interface AwsImport {
  /** Rows read, by upstream list. */
  readonly rowsRead: Readonly<Record<string, number>>;
  readonly instanceTypes: readonly InstanceTypeCells[];
  readonly localDisks: readonly LocalDiskCells[];
  readonly prices: readonly PriceCells[];
  readonly refusals: Refusals;
}

/**
 * Builds both tables from `<upstream>/aws`, with the hand-kept tables (regions, CPU platforms of families) of `data` and
 * `documented-types.csv` of `own`.
 */
export function importAws(upstream: string, data: string, own: string): AwsImport {
  const refusals = countRefusals();
  const listed = readInstanceTypes(upstream);
  const documented = readDocumentedTypes(own, listed);
  const types = new Map([...listed, ...documented]);
  const platforms = readCsv(join(data, "family-cpu-platforms.csv"));
  const inputs: PriceInputs = {
    types: new Set(types.keys()),
    regions: new Set(readCsv(join(data, "regions.csv")).map((row) => textIn(row, "id"))),
    usEast1: readUsEast1Prices(upstream),
    sageMaker: readSageMakerPrices(upstream),
    spotSavings: readSpotSavings(upstream),
    accelerated: readAcceleratedOffers(upstream),
  };
  const prices = buildPrices(inputs, refusals);
  const cpuPlatforms = new Map(platforms.map((row) => [textIn(row, "family"), textIn(row, "cpu_platforms")]));
  const rowsRead = {
    "instance types": listed.size,
    "documented types": documented.size,
    "us-east-1 prices": inputs.usEast1.size,
    "SageMaker prices": rowsOf(inputs.sageMaker),
    "spot savings": rowsOf(inputs.spotSavings),
    "accelerated offers": inputs.accelerated.length,
  };
  return {
    rowsRead,
    instanceTypes: buildInstanceTypes(types, cpuPlatforms),
    localDisks: localDisks(types, upstream),
    prices,
    refusals,
  };
}

const rowsOf = (lists: ReadonlyMap<string, PriceList>): number =>
  [...lists.values()].reduce((rows, list) => rows + list.size, 0);

/** What was read, what was kept, what was refused and why, for a person to read. */
export function importSummary({ rowsRead, instanceTypes, localDisks, prices, refusals }: AwsImport): string {
  const priced = prices.filter((row) => row["on_demand_usd_per_hour"] !== undefined).length;
  const spot = prices.filter((row) => row["spot_usd_per_hour"] !== undefined).length;
  const offered = new Set(prices.map((row) => row["instance_type"]));
  const nowhere = instanceTypes.filter((row) => !offered.has(row["id"]));
  const lines = [
    `read ${Object.entries(rowsRead)
      .map(([list, rows]) => `${rows} ${list}`)
      .join(", ")}`,
    `kept ${instanceTypes.length} instance types, ${nowhere.length} of them offered nowhere that is listed`,
    `the local disks of ${localDisks.length} are known`,
    `kept ${prices.length} places, ${priced} with an on-demand price, ${spot} with a spot price`,
  ];
  return [...lines, ...refusalLines(refusals)].join("\n");
}

if (process.argv[1]?.endsWith("import-aws.ts")) {
  const upstream = process.argv[2];
  if (!upstream) {
    console.error("usage: import-aws.ts <folder with the upstream files>");
    process.exit(2);
  }
  const data = fileURLToPath(new URL("../data", import.meta.url));
  const result = importAws(upstream, data, import.meta.dirname);
  writeCsv(join(data, "instance-types.csv"), columnsOf(instanceTypesTable), result.instanceTypes);
  writeCsv(join(data, "local-disks.csv"), columnsOf(localDisksTable), result.localDisks);
  writeCsv(join(data, "prices.csv"), columnsOf(pricesTable), result.prices);
  console.log(importSummary(result));
}
