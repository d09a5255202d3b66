import type { InstanceTypeDocumentRow } from "@green-place/provider-data/document";
import type { OfferRow } from "@green-place/provider-data/rows";
import { priceComparisons } from "./price-comparisons.ts";
import type { PriceException } from "./price-exceptions.ts";
import type { ComparedPrice } from "./price-proportions.ts";
import type { ReadRow } from "./read-table.ts";
import type { TableFaults } from "./table-faults.ts";

/**
 * Adds a fault for each on-demand price that is out of line with its series, or with the same type in other regions: a Windows
 * price, a month's or a day's price, a price without one of the parts. `exceptions` may be further off; one that no price needs is a fault too.
 */
export function checkPriceLevels(
  rows: readonly ReadRow<OfferRow>[],
  types: ReadonlyMap<string, InstanceTypeDocumentRow>,
  exceptions: readonly ReadRow<PriceException>[],
  faults: Record<"prices" | "exceptions", TableFaults>,
): void {
  const prices = rows.flatMap(({ index, row }): ComparedPrice[] => {
    const type = types.get(row.instanceType);
    if (!type || row.onDemandUsdPerHour === undefined) return [];
    const { id, family, vcpus } = type;
    const priced = { index, type: id, region: row.region, usdPerHour: row.onDemandUsdPerHour };
    return [{ ...priced, family, vcpus, kind: kindOf(type) }];
  });
  const needed = new Set<PriceException>();
  const faulty = new Set<number>();
  const comparisons = priceComparisons(prices);
  for (const price of prices) {
    for (const { by, name, times, expected } of comparisons) {
      const should = expected.get(price.index);
      if (should === undefined) continue;
      const off = Math.max(price.usdPerHour / should, should / price.usdPerHour);
      if (off <= times || faulty.has(price.index)) continue;
      const exception = exceptions.find(
        ({ row }) => row.by === by && off <= row.times && isMeant(row, price),
      );
      if (exception) needed.add(exception.row);
      else {
        faulty.add(price.index);
        const what = `${price.usdPerHour} (${price.type} in ${price.region}) is far from ${rounded(should)}, ${name}`;
        faults.prices.add(price.index, "on_demand_usd_per_hour", what);
      }
    }
  }
  for (const { index, row } of exceptions)
    if (!needed.has(row)) faults.exceptions.add(index, "instance_types", "no price needs this exception");
}

function kindOf({ family, vcpus, memoryGib, accelerators = [] }: InstanceTypeDocumentRow): string {
  const perVcpu = accelerators.map(({ id, count }) => `${id}:${rounded(count / vcpus)}`);
  return [family, rounded(memoryGib / vcpus), ...perVcpu].join(" ");
}

const isMeant = ({ instanceTypes, regions }: PriceException, { type, region }: ComparedPrice): boolean =>
  matches(instanceTypes, type) && (regions === undefined || matches(regions, region));

const patterns = new Map<string, RegExp>();
function matches(pattern: string, text: string): boolean {
  const known = patterns.get(pattern) ?? new RegExp(`^(?:${pattern})$`);
  patterns.set(pattern, known);
  return known.test(text);
}

const rounded = (value: number): number => Number(value.toPrecision(3));
