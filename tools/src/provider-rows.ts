import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Row, readCsv, textIn } from "./csv.ts";

/** The tables of a provider package, as read. */
export interface ProviderRows {
  readonly sources: readonly Row[];
  readonly regions: readonly Row[];
  readonly instanceTypes: readonly Row[];
  readonly interconnects: readonly Row[];
  /** Empty where the package has no such table. */
  readonly localDisks: readonly Row[];
  readonly prices: readonly Row[];
  /** Empty where the package has no `price-exceptions.csv`. */
  readonly priceExceptions: readonly Row[];
}

/** What the other data packages know, so that no row names something that nobody can estimate. */
export interface KnownIds {
  readonly accelerators: ReadonlySet<string>;
  readonly cpuPlatforms: ReadonlySet<string>;
  /** Country (ISO 3166-1 alpha-2) by grid zone. */
  readonly zoneCountries: ReadonlyMap<string, string>;
}

/** The tables of the provider package in `folder`. */
export function readProviderRows(folder: string): ProviderRows {
  const table = (name: string): Row[] => readCsv(join(folder, "data", name));
  return {
    sources: table("sources.csv"),
    regions: table("regions.csv"),
    instanceTypes: table("instance-types.csv"),
    interconnects: table("interconnects.csv"),
    localDisks: existsSync(join(folder, "data", "local-disks.csv")) ? table("local-disks.csv") : [],
    prices: table("prices.csv"),
    priceExceptions: existsSync(join(folder, "data", "price-exceptions.csv"))
      ? table("price-exceptions.csv")
      : [],
  };
}

/** The ids in the tables of hardware-data and intensity-data, which lie next to each other in `packages`. */
export function readKnownIds(packages: string): KnownIds {
  const ids = (table: string): ReadonlySet<string> =>
    new Set(readCsv(join(packages, "hardware-data", "data", table)).map((row) => textIn(row, "id")));
  const zones = readCsv(join(packages, "intensity-data", "data", "zones.csv"));
  return {
    accelerators: ids("accelerators.csv"),
    cpuPlatforms: ids("cpu-platforms.csv"),
    zoneCountries: new Map(zones.map((row) => [textIn(row, "zone"), textIn(row, "country")])),
  };
}
