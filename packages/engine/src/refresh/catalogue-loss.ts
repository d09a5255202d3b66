import type { ProviderV1 } from "@green-place/contract";
import { type LiveCatalogue, tableProvider } from "@green-place/provider-data/tables";

/**
 * What a catalogue lacks of the shipped tables so that it can't be true, as a clause; undefined if it may be.
 *
 * Clouds close a region in years and retire types by the series, and what an account may not use or a region did not answer is named among
 * the gaps. So a catalogue that has lost more than half of the regions, types or priced types, gaps aside, is the answer of something else,
 * or a part of one. The measure is the shipped tables and not the catalogue before, from which one could lose a little each time.
 */
export function catalogueLoss(shipped: ProviderV1, { tables, gaps }: LiveCatalogue): string | undefined {
  const live = tableProvider(tables);
  // `m5.large in eu-west-3` is a gap of both.
  const explained = new Set(gaps.flatMap(({ names }) => names.flatMap((name) => name.split(" in "))));
  const unpriced = new Set(
    gaps.flatMap(({ code, names }) => (code === "prices-failed" || code === "spot-failed" ? names : [])),
  );
  const regions = new Set(live.regions().map(({ id }) => id));
  const types = new Map(live.instanceTypes().map((type) => [type.id, type]));
  const hasPrice = (provider: ProviderV1, instanceType: string, inRegions: readonly string[]): boolean =>
    inRegions.some((region) => provider.price?.({ instanceType, region, market: "on-demand" }).ok);
  const pricedTypes = shipped
    .instanceTypes()
    .filter(({ id, regions: places }) => types.has(id) && hasPrice(shipped, id, places));

  return (
    lost("regions", shipped.regions(), ({ id }) => regions.has(id) || explained.has(id), regions.size) ??
    lost(
      "instance types",
      shipped.instanceTypes(),
      ({ id }) => types.has(id) || explained.has(id),
      types.size,
    ) ??
    lost("priced instance types", pricedTypes, ({ id }) => {
      const { regions: places } = types.get(id)!;
      return (
        explained.has(id) || places.every((region) => unpriced.has(region)) || hasPrice(live, id, places)
      );
    })
  );
}

function lost<Row>(
  what: string,
  shipped: readonly Row[],
  has: (row: Row) => boolean,
  inAll = Number.POSITIVE_INFINITY,
): string | undefined {
  if (inAll === 0) return `it has no ${what}`;
  const missing = shipped.filter((row) => !has(row)).length;
  if (2 * missing <= shipped.length) return undefined;
  return `it lacks ${missing} of the ${shipped.length} ${what} that are shipped, and no gap says why`;
}
