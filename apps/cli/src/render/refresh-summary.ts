import type { LiveCatalogue, LiveGap } from "@green-place/provider-data/tables";
import { tableProvider } from "@green-place/provider-data/tables";
import type { RefreshSummary } from "../schema/refresh-schema.ts";
import type { RowColumn } from "./listing.ts";

export function refreshSummary({ tables, gaps }: LiveCatalogue, file: string): RefreshSummary {
  const provider = tableProvider(tables);
  const offers = provider
    .instanceTypes()
    .flatMap(({ id, regions }) => regions.map((region) => ({ instanceType: id, region })));
  const priced = (market: "on-demand" | "spot"): number =>
    offers.filter((offer) => provider.price?.({ ...offer, market }).ok).length;
  return {
    provider: tables.id,
    version: tables.meta.version,
    regions: tables.regions.length,
    instanceTypes: tables.instanceTypes.length,
    offers: offers.length,
    onDemandPrices: priced("on-demand"),
    spotPrices: priced("spot"),
    gaps,
    file,
  };
}

export const summaryColumns: readonly RowColumn<RefreshSummary>[] = [
  { title: "provider", of: ({ provider }) => provider },
  { title: "data", of: ({ version }) => version },
  { title: "regions", of: ({ regions }) => String(regions), align: "right" },
  { title: "types", of: ({ instanceTypes }) => String(instanceTypes), align: "right" },
  { title: "offers", of: ({ offers }) => String(offers), align: "right" },
  { title: "on-demand prices", of: ({ onDemandPrices }) => String(onDemandPrices), align: "right" },
  { title: "spot prices", of: ({ spotPrices }) => String(spotPrices), align: "right" },
  { title: "gaps", of: ({ gaps }) => String(gaps.length), align: "right" },
];

const namesShown = 5;

/** One line a gap: `aws, region-failed: eu-west-3 (…)`. Regions are all named, of other things the first few. */
export function gapLine(provider: string, { code, names, why }: LiveGap): string {
  const shown = code.startsWith("region-") || code.endsWith("-failed") ? names : names.slice(0, namesShown);
  const rest = names.length - shown.length;
  return `${provider}, ${code}: ${shown.join(", ")}${rest > 0 ? ` and ${rest} more` : ""} (${why})`;
}
