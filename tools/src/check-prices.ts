import type { OfferRow } from "@green-place/provider-data/rows";
import { lowerMedian } from "./quantile.ts";
import type { ReadRow } from "./read-table.ts";
import { tableFaults } from "./table-faults.ts";

/** Numbers that price lists use for "no price": 700 (a well-known one for TPUs), 999, 9999.99 and the like. */
const isSentinel = (price: number): boolean => price === 700 || /^9{3,}(\.9+)?$/.test(String(price));

/** No cloud charges this many times the type's median price anywhere, nor so small a part of it. */
const farFromMedian = 20;

/** One row for each type and region that exist, with prices that can be real. */
export function checkPrices(
  rows: readonly ReadRow<OfferRow>[],
  known: {
    readonly types: ReadonlySet<string>;
    readonly regions: ReadonlySet<string>;
    readonly sources: ReadonlySet<string>;
  },
): readonly string[] {
  const faults = tableFaults("prices.csv");
  const medians = medianByType(rows);
  faults.uniqueKey(rows, "instance_type+region", ({ instanceType, region }) => `${instanceType} ${region}`);
  for (const { index, row } of rows) {
    faults.member(index, "source", row.source, known.sources, "sources.csv");
    faults.member(index, "region", row.region, known.regions, "regions.csv");
    faults.member(index, "instance_type", row.instanceType, known.types, "instance-types.csv");
    const { onDemandUsdPerHour: onDemand, spotUsdPerHour: spot } = row;
    for (const [column, price] of [
      ["on_demand_usd_per_hour", onDemand],
      ["spot_usd_per_hour", spot],
    ] as const) {
      if (price !== undefined && isSentinel(price))
        faults.add(index, column, `${price} is a mark for "no price", not a price`);
    }
    const median = medians.get(row.instanceType);
    if (onDemand === undefined || median === undefined) continue;
    const times = onDemand / median;
    if (times > farFromMedian || times < 1 / farFromMedian) {
      const what = `${onDemand} is far from ${median}, the type's median over regions`;
      faults.add(index, "on_demand_usd_per_hour", what);
    }
  }
  return faults.found;
}

function medianByType(rows: readonly ReadRow<OfferRow>[]): ReadonlyMap<string, number> {
  const prices = new Map<string, number[]>();
  for (const { row } of rows) {
    if (row.onDemandUsdPerHour === undefined) continue;
    const list = prices.get(row.instanceType);
    if (list) list.push(row.onDemandUsdPerHour);
    else prices.set(row.instanceType, [row.onDemandUsdPerHour]);
  }
  return new Map([...prices].map(([type, list]) => [type, lowerMedian(list)]));
}
