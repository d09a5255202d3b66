/** Turns a provider's `data/*.csv` into `src/generated/tables.ts`: `tsx generate-provider.ts <package folder>`. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type InstanceType, type Quantity, quantity, type Region } from "@green-place/contract";
import type { ProviderTables } from "@green-place/provider-data/tables";
import {
  encodeTables,
  type OfferPrice,
  type PricePoint,
  type ProviderFacts,
} from "@green-place/provider-data/tables";
import { listIn, numberIn, type Row, readCsv, textIn } from "./csv.ts";

/** The tables of the provider package in `folder`, as one. A bad row is an error that names file, line and column. */
export const readProviderTables = (folder: string): ProviderTables => encodeTables(readFacts(folder));

function readFacts(folder: string): ProviderFacts {
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const table = <T>(name: string, convert: (row: Row) => T): T[] => {
    const file = join(folder, "data", name);
    return readCsv(file).map((row, index) => {
      try {
        return convert(row);
      } catch (error) {
        throw new Error(`${file}, row ${index + 2}: ${(error as Error).message}`, { cause: error });
      }
    });
  };

  const sources = table("sources.csv", (row) => ({
    id: textIn(row, "id"),
    publisher: textIn(row, "publisher"),
    title: textIn(row, "title"),
    url: textIn(row, "url"),
    licence: textIn(row, "licence"),
    retrieved: textIn(row, "retrieved"),
  }));
  const regions = table("regions.csv", regionOf);
  const regionIds = new Set(regions.map(({ id }) => id));
  const sourceIds = new Set(sources.map(({ id }) => id));
  const source = (row: Row): string => member(textIn(row, "source"), "source", sourceIds);

  const offered = new Map<string, string[]>();
  const prices = table("prices.csv", (row): OfferPrice[] => {
    const instanceType = textIn(row, "instance_type");
    const region = member(textIn(row, "region"), "region", regionIds);
    const places = offered.get(instanceType);
    if (places) places.push(region);
    else offered.set(instanceType, [region]);
    const onDemand = priceIn(row, "on_demand");
    const spot = priceIn(row, "spot");
    if (!onDemand && !spot) return [];
    const asOf = textIn(row, "as_of");
    return [
      {
        instanceType,
        region,
        ...(onDemand && { onDemand }),
        ...(spot && { spot }),
        asOf,
        source: source(row),
      },
    ];
  }).flat();

  const instanceTypes = table("instance-types.csv", (row): InstanceType => {
    const id = textIn(row, "id");
    const hostVcpus = numberIn(row, "host_vcpus");
    return {
      id,
      family: textIn(row, "family"),
      vcpus: required(row, "vcpus"),
      memoryGib: required(row, "memory_gib"),
      cpuPlatforms: listIn(row, "cpu_platforms"),
      ...(hostVcpus !== undefined && { hostVcpus }),
      accelerators: listIn(row, "accelerators").map((part) => {
        const [accelerator, count] = part.split(":");
        if (accelerator && Number(count) > 0) return { id: accelerator, count: Number(count) };
        throw new Error(`column "accelerators" holds "${part}", expected id:count`);
      }),
      regions: offered.get(id) ?? [],
      source: source(row),
    };
  });
  const typeIds = new Set(instanceTypes.map(({ id }) => id));
  for (const type of offered.keys()) member(type, "instance type", typeIds);

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
    regions,
    instanceTypes,
    prices,
  };
}

function regionOf(row: Row): Region {
  const id = textIn(row, "id");
  const pue = rangeIn(row, id, "pue", "1");
  const wue = rangeIn(row, id, "wue", "L/kWh");
  const cfe = numberIn(row, "cfe");
  return {
    id,
    name: textIn(row, "name"),
    country: textIn(row, "country"),
    latitude: required(row, "latitude"),
    longitude: required(row, "longitude"),
    gridZones: listIn(row, "zones").map((zone) => ({ scheme: "electricity-maps", id: zone })),
    ...(pue && { pue }),
    ...(wue && { wue }),
    ...(cfe !== undefined && {
      cfe: quantity(`${id} cfe`, { low: cfe, value: cfe, high: cfe }, "1", textIn(row, "cfe_source")),
    }),
    source: textIn(row, "source"),
  };
}

function rangeIn<U extends string>(row: Row, id: string, column: string, unit: U): Quantity<U> | undefined {
  const value = numberIn(row, column);
  if (value === undefined) return undefined;
  const numbers = { low: required(row, `${column}_low`), value, high: required(row, `${column}_high`) };
  return quantity(`${id} ${column}`, numbers, unit, textIn(row, `${column}_source`));
}

function required(row: Row, column: string): number {
  return numberIn(row, column) ?? fail(`column "${column}" is empty`);
}

function priceIn(row: Row, market: "on_demand" | "spot"): PricePoint | undefined {
  const usdPerHour = numberIn(row, `${market}_usd_per_hour`);
  if (usdPerHour === undefined) return undefined;
  const basis = textIn(row, `${market}_basis`);
  if (basis === "list" || basis === "derived") return { usdPerHour, basis };
  throw new Error(`column "${market}_basis" holds "${basis}", expected list or derived`);
}

function member(id: string, what: string, ids: ReadonlySet<string>): string {
  if (!ids.has(id)) throw new Error(`${what} "${id}" is not in the table of ${what}s`);
  return id;
}

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
