import type { InstanceTypeDocumentRow } from "@green-place/provider-data/document";
import type { OfferRow } from "@green-place/provider-data/rows";
import { checkPriceLevels } from "./check-price-levels.ts";
import { type PriceException, priceExceptionsTable } from "./price-exceptions.ts";
import type { ReadRow } from "./read-table.ts";
import { tableFaults } from "./table-faults.ts";

/** Numbers that price lists use for "no price": 700 (a well-known one for TPUs), 999, 9999.99 and the like. */
const isSentinel = (price: number): boolean => price === 700 || /^9{3,}(\.9+)?$/.test(String(price));

/** One row for each type and region that exist, with prices that can be real and in line with their series. */
export function checkPrices(
  rows: readonly ReadRow<OfferRow>[],
  known: {
    readonly types: ReadonlySet<string>;
    readonly describedTypes: readonly ReadRow<InstanceTypeDocumentRow>[];
    readonly regions: ReadonlySet<string>;
    readonly sources: ReadonlySet<string>;
  },
  exceptions: readonly ReadRow<PriceException>[],
): readonly string[] {
  const faults = tableFaults("prices.csv");
  const exceptionFaults = tableFaults(priceExceptionsTable.file);
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
  }
  for (const { index, row } of exceptions)
    exceptionFaults.member(index, "source", row.source, known.sources, "sources.csv");
  const types = new Map(known.describedTypes.map(({ row }) => [row.id, row]));
  checkPriceLevels(rows, types, exceptions, { prices: faults, exceptions: exceptionFaults });
  return [...faults.found, ...exceptionFaults.found];
}
