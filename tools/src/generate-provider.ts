/** Turns a provider's `data/*.csv` into `src/generated/tables.ts`: `tsx generate-provider.ts <package folder>`. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { InstanceTypeRow, ProviderTables, Quantity, Region } from "@green-place/core";
import { quantity } from "@green-place/core";
import { listIn, numberIn, type Row, readCsv, textIn } from "./csv.ts";

/** Reads the tables of the provider package in `folder`. A bad row is an error that names file, line and column. */
export function readProviderTables(folder: string): ProviderTables {
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
  const regionIndex = new Map(regions.map((region, index) => [region.id, index]));
  const sourceIndex = new Map(sources.map((source, index) => [source.id, index]));
  const dates = new Map<string, number>();
  let spotSeen = false;

  const offered = new Map<string, number[]>();
  const prices = new Map<string, string[]>();
  table("prices.csv", (row) => {
    const type = textIn(row, "instance_type");
    const region = indexOf(regionIndex, textIn(row, "region"), "region");
    push(offered, type, region);
    const onDemand = numberIn(row, "on_demand_usd_per_hour");
    const spot = numberIn(row, "spot_usd_per_hour");
    if (onDemand === undefined && spot === undefined) return;
    if (spot !== undefined) spotSeen = true;
    const asOf = textIn(row, "as_of");
    if (!dates.has(asOf)) dates.set(asOf, dates.size);
    const cells = [
      region,
      onDemand,
      basisCode(onDemand, row, "on_demand_basis"),
      spot,
      basisCode(spot, row, "spot_basis"),
      dates.get(asOf),
      indexOf(sourceIndex, textIn(row, "source"), "source"),
    ];
    push(prices, type, cells.join(","));
  });

  const sets = new Map<string, number>();
  const instanceTypes = table("instance-types.csv", (row): InstanceTypeRow => {
    const id = textIn(row, "id");
    const regionsOfType = offered.get(id)?.sort((a, b) => a - b) ?? [];
    const key = regionsOfType.join(",");
    let set = sets.get(key);
    if (set === undefined) {
      set = sets.size;
      sets.set(key, set);
    }
    return [
      id,
      textIn(row, "family"),
      required(row, "vcpus"),
      required(row, "memory_gib"),
      listIn(row, "cpu_platforms"),
      numberIn(row, "host_vcpus") ?? null,
      listIn(row, "accelerators").map((part) => {
        const [accelerator, count] = part.split(":");
        if (!accelerator || !(Number(count) > 0))
          throw new Error(`column "accelerators" holds "${part}", expected id:count`);
        return [accelerator, Number(count)] as const;
      }),
      set,
      indexOf(sourceIndex, textIn(row, "source"), "source"),
    ];
  });
  for (const type of offered.keys()) {
    if (!instanceTypes.some((row) => row[0] === type))
      throw new Error(`prices.csv names "${type}", which instance-types.csv lacks`);
  }

  return {
    id: manifest.greenPlace.id,
    name: manifest.greenPlace.name,
    meta: {
      packageName: manifest.name,
      version: manifest.version,
      // The newest price says more about age than the day on which somebody last read a page of documentation.
      dataAsOf:
        [...dates.keys()].sort().at(-1) ??
        sources
          .map((source) => source.retrieved)
          .sort()
          .at(-1) ??
        fail("sources.csv is empty"),
    },
    sources,
    regions,
    regionSets: [...sets.keys()].map((key) => (key === "" ? [] : key.split(",").map(Number))),
    instanceTypes,
    spot: spotSeen,
    priceDates: [...dates.keys()],
    prices: Object.fromEntries([...prices].map(([type, rows]) => [type, rows.join(";")])),
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

function basisCode(price: number | undefined, row: Row, column: string): string | undefined {
  if (price === undefined) return undefined;
  const basis = textIn(row, column);
  if (basis !== "list" && basis !== "derived")
    throw new Error(`column "${column}" holds "${basis}", expected list or derived`);
  return basis[0];
}

function indexOf(map: ReadonlyMap<string, number>, key: string, what: string): number {
  return map.get(key) ?? fail(`${what} "${key}" is not in the table of ${what}s`);
}

function push<T>(map: Map<string, T[]>, key: string, item: T): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}

function fail(sentence: string): never {
  throw new Error(sentence);
}

if (process.argv[1]?.endsWith("generate-provider.ts")) {
  const folder = process.argv[2] ?? fail("usage: generate-provider.ts <package folder>");
  const target = join(folder, "src", "generated");
  mkdirSync(target, { recursive: true });
  // A string that JSON.parse reads starts several times faster than the same data as a JavaScript literal.
  const json = JSON.stringify(JSON.stringify(readProviderTables(folder)));
  writeFileSync(
    join(target, "tables.ts"),
    `/** Made from data/*.csv by the build: do not edit. */\nexport const tables: string = ${json};\n`,
  );
}
