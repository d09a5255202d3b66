/** Makes `data/instance-types.csv` and `data/prices.csv` from public listings: `tsx import/import-gcp.ts <folder>`. */
import { join } from "node:path";
import { readCsv, textIn } from "@green-place/tools/csv";
import { countRefusals, type Refusals, refusalLines } from "@green-place/tools/refusals";
import { attachedGpuTypes } from "./attached-gpus.ts";
import { documentedTypes } from "./documented-types.ts";
import { readAcceleratorPrices } from "./read-accelerator-prices.ts";
import { readMachineTypes } from "./read-machine-types.ts";
import { addOffers } from "./read-offers.ts";
import { readPrices } from "./read-prices.ts";
import { readTpuPrices } from "./read-tpu-prices.ts";
import { writeInstanceTypes, writePrices } from "./write-tables.ts";

/** Dates on which the inputs held; a refresh of the inputs changes them here and in `sources.csv`. */
const OFFERS_AS_OF = "2026-08-20";
const PRICES_AS_OF = "2026-08-03";
const ACCELERATOR_PRICES_AS_OF = "2026-08-01";

const ACCELERATOR_PRICES = join(import.meta.dirname, "accelerator-prices.csv");

export interface ImportSummary {
  readonly types: number;
  readonly offers: number;
  readonly priced: number;
  readonly refusals: Refusals;
}

/** Reads `<inputs>/gcp/*` and the regions in `<tables>/regions.csv`, and writes the two tables into `tables`. */
export function importGcp(inputs: string, tables: string): ImportSummary {
  const input = (name: string): string => join(inputs, "gcp", name);
  const regions = new Set(readCsv(join(tables, "regions.csv")).map((row) => textIn(row, "id")));
  const refusals = countRefusals();

  const types = readMachineTypes(input("instance-types.flexera.json"), regions, refusals);
  addOffers(input("machine-type-regions.cyclenerd.csv"), types, regions, refusals);
  for (const type of attachedGpuTypes(input("accelerator-regions.cyclenerd.csv"), types))
    types.set(type.id, type);
  for (const type of documentedTypes) types.set(type.id, type);
  const machinePrices = readPrices(input("prices.karpenter-2026-08-03.json"), PRICES_AS_OF, types, refusals);
  const prices = [
    ...machinePrices,
    ...readTpuPrices(input("gcp_tpu_chip_prices.csv"), ACCELERATOR_PRICES_AS_OF, types, refusals),
    ...readAcceleratorPrices(ACCELERATOR_PRICES, ACCELERATOR_PRICES_AS_OF, types, machinePrices),
  ];

  const sorted = [...types.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  writeInstanceTypes(tables, sorted);
  writePrices(tables, sorted, prices, OFFERS_AS_OF);
  return {
    types: sorted.length,
    offers: sorted.reduce((sum, type) => sum + type.regions.size, 0),
    priced: prices.length,
    refusals,
  };
}

if (process.argv[1]?.endsWith("import-gcp.ts")) {
  const inputs = process.argv[2];
  if (!inputs) throw new Error("usage: tsx import/import-gcp.ts <folder that holds gcp/>");
  const summary = importGcp(inputs, join(import.meta.dirname, "..", "data"));
  console.log(
    `${summary.types} machine types, ${summary.offers} offers in a region, ${summary.priced} of them priced.`,
  );
  for (const line of refusalLines(summary.refusals)) console.log(line);
}
