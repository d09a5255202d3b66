import type { ProviderV1, Region } from "@green-place/contract";
import { matchesRegion } from "@green-place/core";
import type { CatalogueEdition } from "@green-place/engine";
import { chosenProviders, loadCatalogue } from "@green-place/engine";
import { Command } from "commander";
import type { Session } from "../configuration/session.ts";
import { dataOption } from "../options/data-option.ts";
import { type Format, formatOption } from "../options/format-option.ts";
import { matchesText } from "../options/matches-text.ts";
import { list } from "../options/parse-list.ts";
import { listing, type RowColumn } from "../render/listing.ts";
import { plainRange } from "../render/plain-range.ts";
import { orUnknown } from "../render/unknown-text.ts";
import type { RegionRow } from "../schema/regions-schema.ts";
import { listExit } from "./list-exit.ts";

interface Options {
  data: CatalogueEdition;
  provider?: string[];
  region?: string[];
  country?: string[];
  search?: string;
  format: Format;
}

const columns: readonly RowColumn<RegionRow>[] = [
  { title: "provider", of: ({ provider }) => provider },
  { title: "region", of: ({ id }) => id },
  { title: "name", of: ({ name }) => name, dispensable: 2 },
  { title: "country", of: ({ country }) => country ?? "unknown", dispensable: 1 },
  { title: "zone", of: ({ zones }) => (zones.length > 0 ? zones.join(" or ") : "unknown") },
  { title: "PUE", of: ({ pue }) => (pue ? orUnknown(pue) : "undisclosed"), align: "right" },
  { title: "WUE L/kWh", of: (row) => orUnknown(row.wueLitresPerKwh), align: "right", dispensable: 3 },
];

export function command(session: Session): Command {
  return new Command()
    .description("Lists the regions of all providers with their grid zone, PUE and WUE.")
    .option("--provider <ids>", "only these providers", list)
    .option("--region <patterns>", "only these regions: aws:eu-*, europe-west4", list)
    .option("--country <codes>", "only these countries: FR,SE", list)
    .option("--search <text>", "only regions whose id, name or zone contain these words")
    .addOption(dataOption())
    .addOption(formatOption())
    .addHelpText("after", "\nExample:\n  green-place regions --provider aws --country FR,SE")
    .action(async (options: Options, self: Command & { exitCode?: number }) => {
      const catalogue = await loadCatalogue({ signal: "average", edition: options.data }, session);
      const providers = chosenProviders(options.provider, catalogue.providers);
      const rows = providers.flatMap((provider) => regionRows(provider, options));
      session.out(listing(rows, columns, options.format, session.columns));
      self.exitCode = listExit(rows.length, "region", session);
    });
}

const regionRows = (provider: ProviderV1, { region: patterns, country, search }: Options): RegionRow[] =>
  provider
    .regions()
    .filter(
      (region) =>
        (patterns?.some((pattern) => matchesRegion(pattern, provider.id, region.id)) ?? true) &&
        (country?.some((code) => code.toUpperCase() === region.country) ?? true) &&
        matchesText(search, [region.id, region.name, ...region.gridZones.map(({ id }) => id)]),
    )
    .map((region) => rowOf(provider.id, region));

function rowOf(provider: string, region: Region): RegionRow {
  const zones = region.gridZones.map(({ id }) => id);
  return {
    provider,
    id: region.id,
    name: region.name,
    // A region that a cloud has just opened is known by its name alone.
    country: region.country === "" ? null : region.country,
    lat: numberOrNull(region.latitude),
    lon: numberOrNull(region.longitude),
    zone: zones[0] ?? null,
    zones,
    zonesSource: region.gridZonesSource ?? region.source,
    pue: plainRange(region.pue),
    wueLitresPerKwh: plainRange(region.wue),
    carbonFreeShare: region.cfe?.value ?? null,
    source: region.source,
  };
}

const numberOrNull = (value: number): number | null => (Number.isNaN(value) ? null : value);
