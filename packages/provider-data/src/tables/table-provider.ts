import type { InstanceType, Market, Price, PriceQuery, ProviderV1 } from "@green-place/contract";
import { exactly, known, type Lookup, unknown } from "@green-place/contract";
import { decodePrices, type PriceCell } from "./price-text.ts";
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
    ([id, family, vcpus, memoryGib, cpuPlatforms, hostVcpus, held, set, source]): InstanceType => {
      const accelerators =
        held.length === 0 ? NONE : held.map(([accelerator, count]) => ({ id: accelerator, count }));
      const regions = regionSets[set]!;
      const type = {
        id,
        family,
        vcpus,
        memoryGib,
        cpuPlatforms,
        accelerators,
        regions,
        source: sourceIds[source]!,
      };
      return hostVcpus === null ? type : { ...type, hostVcpus };
    },
  );
  const decoded = new Map<string, ReadonlyMap<number, PriceCell>>();
  /** Answers by region index: what is asked for again need not be made again. */
  const answers = {
    "on-demand": new Map<string, Lookup<Price>[]>(),
    spot: new Map<string, Lookup<Price>[]>(),
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

  const pricesOf = (type: string, text: string): ReadonlyMap<number, PriceCell> => {
    let cells = decoded.get(type);
    if (!cells) {
      cells = decodePrices(text);
      decoded.set(type, cells);
    }
    return cells;
  };

  const priceOf = (instanceType: string, region: string, index: number, market: Market): Lookup<Price> => {
    const text = priceTexts().get(instanceType);
    if (text === undefined) {
      return instanceTypes.some(({ id }) => id === instanceType)
        ? unknown("no-price", `${instanceType} in ${region}`)
        : unknown("unknown-instance-type", instanceType);
    }
    const cell = pricesOf(instanceType, text).get(index);
    const price = market === "spot" ? cell?.spot : cell?.onDemand;
    if (!cell || !price) return unknown("no-price", `${instanceType} in ${region}, ${market}`);
    const source = tables.sources[cell.source]!.id;
    return known({
      usdPerHour: exactly(`${instanceType} price`, price.usdPerHour, "USD/h", source),
      basis: price.basis,
      asOf: tables.priceDates[cell.asOf]!,
    });
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
      const given = answers[market].get(instanceType);
      if (given?.[index]) return given[index];
      const answer = priceOf(instanceType, region, index, market);
      if (given) given[index] = answer;
      else if (answer.ok) {
        const first: Lookup<Price>[] = [];
        first[index] = answer;
        answers[market].set(instanceType, first);
      }
      return answer;
    },
  };
}
