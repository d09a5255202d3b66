/** Turns a provider's `data/*.csv` into `src/generated/tables.ts`: `tsx generate-provider.ts <package folder>`. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { InstanceType, LocalDisk } from "@green-place/contract";
import type { OfferRow } from "@green-place/provider-data/rows";
import {
  encodeTables,
  type OfferPrice,
  type PricePoint,
  type ProviderFacts,
  type ProviderTables,
  regionOfRow,
} from "@green-place/provider-data/tables";
import { readCsv } from "./csv.ts";
import {
  instanceTypesTable,
  interconnectsTable,
  localDisksTable,
  pricesTable,
  regionsTable,
  sourcesTable,
} from "./provider-layouts.ts";
import { readTable, type TableLayout } from "./read-table.ts";

/** The tables of the provider package in `folder`, as one. A bad row is an error that names file, line and column. */
export const readProviderTables = (folder: string): ProviderTables => encodeTables(readFacts(folder));

function readFacts(folder: string): ProviderFacts {
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const rowsOf = <T>(layout: TableLayout<T>): T[] => {
    const { rows, faults } = readTable(layout, readCsv(join(folder, "data", layout.file)));
    return faults.length === 0
      ? rows.map(({ row }) => row)
      : fail(`${folder}: ${faults.slice(0, 10).join("; ")}`);
  };
  const sources = rowsOf(sourcesTable);
  const offers = rowsOf(pricesTable);
  const offered = new Map<string, string[]>();
  for (const { instanceType, region } of offers) {
    const regions = offered.get(instanceType);
    if (regions) regions.push(region);
    else offered.set(instanceType, [region]);
  }
  const prices = offers.flatMap(offerPrice);
  const joining = new Map(
    rowsOf(interconnectsTable).map(({ instanceType, ...interconnect }) => [instanceType, interconnect]),
  );
  const disks = existsSync(join(folder, "data", localDisksTable.file)) ? rowsOf(localDisksTable) : [];
  const diskOf = new Map(
    disks.map(({ instanceType, gb, medium }): [string, LocalDisk] => [instanceType, { gb, medium }]),
  );
  const instanceTypes = rowsOf(instanceTypesTable).map((row): InstanceType => {
    const interconnect = joining.get(row.id);
    return {
      ...row,
      ...(diskOf.has(row.id) && { localDisk: diskOf.get(row.id)! }),
      cpuPlatforms: row.cpuPlatforms ?? [],
      accelerators: row.accelerators ?? [],
      ...(interconnect && { interconnect }),
      regions: offered.get(row.id) ?? [],
    };
  });
  const types = new Set(instanceTypes.map(({ id }) => id));
  for (const type of joining.keys())
    if (!types.has(type)) fail(`interconnects.csv: instance type "${type}" is not in instance-types.csv`);
  for (const type of offered.keys())
    if (!types.has(type)) fail(`prices.csv: instance type "${type}" is not in instance-types.csv`);
  for (const type of diskOf.keys())
    if (!types.has(type)) fail(`local-disks.csv: instance type "${type}" is not in instance-types.csv`);

  const dates =
    prices.length > 0 ? prices.map(({ asOf }) => asOf) : sources.map(({ retrieved }) => retrieved);
  return {
    id: manifest.greenPlace.id,
    name: manifest.greenPlace.name,
    meta: {
      packageName: manifest.name,
      version: manifest.version,
      // The newest price says more about age than the day on which somebody last read a page of documentation.
      dataAsOf: [...dates].sort().at(-1) ?? fail("sources.csv is empty"),
    },
    sources,
    regions: rowsOf(regionsTable).map(regionOfRow),
    instanceTypes,
    prices,
  };
}

/** The prices of an offer; an offer without any says where the type can be had, and has no place among them. */
function offerPrice(offer: OfferRow): OfferPrice[] {
  const { instanceType, region, asOf, source } = offer;
  const onDemand = pricePoint(offer.onDemandUsdPerHour, offer.onDemandBasis);
  const spot = pricePoint(offer.spotUsdPerHour, offer.spotBasis);
  if (!onDemand && !spot) return [];
  return [{ instanceType, region, ...(onDemand && { onDemand }), ...(spot && { spot }), asOf, source }];
}

const pricePoint = (usdPerHour?: number, basis?: PricePoint["basis"]): PricePoint | undefined =>
  usdPerHour === undefined || basis === undefined ? undefined : { usdPerHour, basis };

function fail(sentence: string): never {
  throw new Error(sentence);
}

/** Machines with accelerators and all others apart: a job on accelerators need not load the tables of the others, ten times as long. */
function generate(folder: string): void {
  const target = join(folder, "src", "generated");
  mkdirSync(target, { recursive: true });
  const facts = readFacts(folder);
  for (const accelerated of [true, false]) {
    const instanceTypes = facts.instanceTypes.filter((type) => type.accelerators.length > 0 === accelerated);
    const ids = new Set(instanceTypes.map(({ id }) => id));
    const half = {
      ...facts,
      instanceTypes,
      prices: facts.prices.filter(({ instanceType }) => ids.has(instanceType)),
    };
    const { prices, ...tables } = encodeTables(half);
    const literal = (name: string, text: string): string =>
      `export const ${name}: string = ${JSON.stringify(text)};\n`;
    // A string that JSON.parse reads starts several times faster than the same data as a JavaScript literal; prices need no parsing.
    writeFileSync(
      join(target, accelerated ? "accelerated-tables.ts" : "plain-tables.ts"),
      `/** Made from data/*.csv by the build: do not edit. */\n${literal("tables", JSON.stringify(tables))}${literal("prices", prices)}`,
    );
  }
}

if (process.argv[1]?.endsWith("generate-provider.ts")) {
  try {
    generate(process.argv[2] ?? fail("usage: generate-provider.ts <package folder>"));
  } catch (error) {
    process.stderr.write(`${(error as Error).message}. Mend the table and build again.\n`);
    process.exitCode = 1;
  }
}
