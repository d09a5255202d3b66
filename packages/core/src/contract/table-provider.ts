import { exactly } from "../units/quantity.ts";
import { known, type Lookup, unknown } from "./lookup.ts";
import { nearestNames } from "./nearest-names.ts";
import type { ProviderTables } from "./provider-tables.ts";
import type { InstanceType, Price, PriceQuery, ProviderV1 } from "./provider-v1.ts";

/** A provider that is nothing but tables. Everything is decoded once, prices only for the types that are asked about. */
export function tableProvider(tables: ProviderTables): ProviderV1 {
  const regionIndex = new Map(tables.regions.map((region, index) => [region.id, index]));
  const regionSets = tables.regionSets.map((set) =>
    Object.freeze(set.map((index) => tables.regions[index]!.id)),
  );
  const instanceTypes = tables.instanceTypes.map(
    ([id, family, vcpus, memoryGib, cpuPlatforms, hostVcpus, accelerators, set, source]): InstanceType => ({
      id,
      family,
      vcpus,
      memoryGib,
      cpuPlatforms,
      ...(hostVcpus !== null && { hostVcpus }),
      accelerators: accelerators.map(([accelerator, count]) => ({ id: accelerator, count })),
      regions: regionSets[set]!,
      source: tables.sources[source]!.id,
    }),
  );
  const decoded = new Map<string, ReadonlyMap<number, readonly string[]>>();

  const priceRows = (type: string): ReadonlyMap<number, readonly string[]> => {
    let rows = decoded.get(type);
    if (!rows) {
      const text = tables.prices[type];
      const cells = text === undefined ? [] : text.split(";").map((row) => row.split(","));
      rows = new Map(cells.map((row) => [Number(row[0]), row]));
      decoded.set(type, rows);
    }
    return rows;
  };

  return {
    specVersion: 1,
    id: tables.id,
    name: tables.name,
    meta: tables.meta,
    supports: {
      prices: Object.keys(tables.prices).length > 0,
      spot: tables.spot,
      water: tables.regions.some((region) => region.wue !== undefined),
      hardware: false,
    },
    regions: () => tables.regions,
    instanceTypes: () => instanceTypes,
    sources: () => tables.sources,
    price({ instanceType, region, market }: PriceQuery): Lookup<Price> {
      const index = regionIndex.get(region);
      if (index === undefined)
        return unknown("unknown-region", region, nearestNames(region, regionIndex.keys()));
      if (!Object.hasOwn(tables.prices, instanceType)) {
        const names = instanceTypes.map((type) => type.id);
        return names.includes(instanceType)
          ? unknown("no-price", `${instanceType} in ${region}`)
          : unknown("unknown-instance-type", instanceType, nearestNames(instanceType, names));
      }
      const row = priceRows(instanceType).get(index);
      const cell = market === "spot" ? 3 : 1;
      if (!row?.[cell]) return unknown("no-price", `${instanceType} in ${region}, ${market}`);
      const source = tables.sources[Number(row[6])]!.id;
      return known({
        usdPerHour: exactly(`${instanceType} price`, Number(row[cell]), "USD/h", source),
        basis: row[cell + 1] === "l" ? "list" : "derived",
        asOf: tables.priceDates[Number(row[5])]!,
      });
    },
  };
}
