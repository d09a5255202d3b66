import type { InstanceType, Market, Price, PriceQuery, ProviderV1 } from "@green-place/contract";
import { exactly, known, type Lookup, unknown } from "@green-place/contract";
import { decodePrices } from "./price-text.ts";
import type { ProviderTables } from "./provider-tables.ts";
import { regionOfRow } from "./region-of-row.ts";

const NONE: InstanceType["accelerators"] = Object.freeze([]);

/** A provider that is nothing but tables. Everything is decoded once, prices only for the types that are asked about. */
export function tableProvider(tables: ProviderTables): ProviderV1 {
  const regions = tables.regions.map(regionOfRow);
  const regionIndex = new Map(regions.map((region, index) => [region.id, index]));
  const regionSets = tables.regionSets.map((set) => Object.freeze(set.map((index) => regions[index]!.id)));
  const sourceIds = tables.sources.map(({ id }) => id);
  const instanceTypes = tables.instanceTypes.map(
    ([
      id,
      family,
      vcpus,
      memoryGib,
      cpuPlatforms,
      hostVcpus,
      held,
      set,
      source,
      joined,
      disk,
    ]): InstanceType => {
      const accelerators =
        held.length === 0 ? NONE : held.map(([accelerator, count]) => ({ id: accelerator, count }));
      const regions = regionSets[set]!;
      const type: { -readonly [K in keyof InstanceType]: InstanceType[K] } = {
        id,
        family,
        vcpus,
        memoryGib,
        cpuPlatforms,
        accelerators,
        regions,
        source: sourceIds[source]!,
      };
      if (hostVcpus !== null) type.hostVcpus = hostVcpus;
      if (joined) type.interconnect = { name: joined[0], source: sourceIds[joined[1]]! };
      if (disk) type.localDisk = { gb: disk[0], medium: disk[1] };
      return type;
    },
  );
  /** By type and region index, made when a type is first asked about. */
  const answers = {
    "on-demand": new Map<string, readonly Lookup<Price>[]>(),
    spot: new Map<string, readonly Lookup<Price>[]>(),
  };
  let texts: ReadonlyMap<string, string> | undefined;

  const priceTexts = (): ReadonlyMap<string, string> => {
    texts ??= new Map(
      tables.prices.split("\n").map((line) => {
        const tab = line.indexOf("\t");
        return [line.slice(0, tab), line.slice(tab + 1)];
      }),
    );
    return texts;
  };

  const answersFor = (type: string, text: string, market: Market): readonly Lookup<Price>[] => {
    const made: Lookup<Price>[] = [];
    for (const { region, usdPerHour, basis, asOf, source } of decodePrices(text, market)) {
      made[region] = known({
        usdPerHour: exactly(`${type} price`, usdPerHour, "USD/h", sourceIds[source]!),
        basis,
        asOf: tables.priceDates[asOf]!,
      });
    }
    answers[market].set(type, made);
    return made;
  };

  return {
    specVersion: 1,
    id: tables.id,
    name: tables.name,
    meta: tables.meta,
    supports: {
      prices: tables.prices !== "",
      spot: tables.spot,
      water: regions.some((region) => region.wue !== undefined),
      hardware: false,
    },
    regions: () => regions,
    instanceTypes: () => instanceTypes,
    sources: () => tables.sources,
    price({ instanceType, region, market }: PriceQuery): Lookup<Price> {
      const index = regionIndex.get(region);
      if (index === undefined) return unknown("unknown-region", region);
      let made = answers[market].get(instanceType);
      if (!made) {
        const text = priceTexts().get(instanceType);
        if (text === undefined) {
          return instanceTypes.some(({ id }) => id === instanceType)
            ? unknown("no-price", `${instanceType} in ${region}`)
            : unknown("unknown-instance-type", instanceType);
        }
        made = answersFor(instanceType, text, market);
      }
      return made[index] ?? unknown("no-price", `${instanceType} in ${region}, ${market}`);
    },
  };
}
