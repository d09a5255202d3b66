/** Writes data/instance-types.csv and data/prices.csv from the upstream files: `tsx import/import-aws.ts <folder with aws/>`. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readCsv, textIn, writeCsv } from "@green-place/tools/csv";
import { buildInstanceTypes, type InstanceTypeCells, instanceTypeColumns } from "./build-instance-types.ts";
import { buildPrices, type PriceCells, priceColumns } from "./build-prices.ts";
import { readInstanceTypes } from "./read-instance-types.ts";
import {
  readAcceleratedOffers,
  readSageMakerPrices,
  readSpotSavings,
  readUsEast1Prices,
} from "./read-prices.ts";
import { countRefusals, type Refusals } from "./refusals.ts";

export interface AwsImport {
  readonly instanceTypes: readonly InstanceTypeCells[];
  readonly prices: readonly PriceCells[];
  readonly refusals: Refusals;
}

/** Builds both tables from `<upstream>/aws`, with the hand-kept tables (regions, CPU platforms of families) of `data`. */
export function importAws(upstream: string, data: string): AwsImport {
  const refusals = countRefusals();
  const types = readInstanceTypes(upstream);
  const platforms = readCsv(join(data, "family-cpu-platforms.csv"));
  const prices = buildPrices(
    {
      types: new Set(types.keys()),
      regions: new Set(readCsv(join(data, "regions.csv")).map((row) => textIn(row, "id"))),
      usEast1: readUsEast1Prices(upstream),
      sageMaker: readSageMakerPrices(upstream),
      spotSavings: readSpotSavings(upstream),
      accelerated: readAcceleratedOffers(upstream),
    },
    refusals,
  );
  const cpuPlatforms = new Map(platforms.map((row) => [textIn(row, "family"), textIn(row, "cpu_platforms")]));
  return { instanceTypes: buildInstanceTypes(types, cpuPlatforms), prices, refusals };
}

/** What was kept, and what was refused and why, for a person to read. */
export function importSummary({ instanceTypes, prices, refusals }: AwsImport): string {
  const priced = prices.filter((row) => row["on_demand_usd_per_hour"] !== undefined).length;
  const spot = prices.filter((row) => row["spot_usd_per_hour"] !== undefined).length;
  const lines = [
    `${instanceTypes.length} instance types`,
    `${prices.length} places, ${priced} with an on-demand price, ${spot} with a spot price`,
  ];
  for (const [reason, rows] of refusals.byReason) {
    const shown = rows.slice(0, 5).join("; ");
    lines.push(`refused ${rows.length}: ${reason}: ${shown}${rows.length > 5 ? "; ..." : ""}`);
  }
  return lines.join("\n");
}

if (process.argv[1]?.endsWith("import-aws.ts")) {
  const upstream = process.argv[2];
  if (!upstream) {
    console.error("usage: import-aws.ts <folder with the upstream files>");
    process.exit(2);
  }
  const data = fileURLToPath(new URL("../data", import.meta.url));
  const result = importAws(upstream, data);
  writeCsv(join(data, "instance-types.csv"), instanceTypeColumns, result.instanceTypes);
  writeCsv(join(data, "prices.csv"), priceColumns, result.prices);
  console.log(importSummary(result));
}
