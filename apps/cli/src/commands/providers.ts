import type { ProviderSupports, ProviderV1 } from "@green-place/contract";
import { loadCatalogue } from "@green-place/engine";
import { Command } from "commander";
import type { Session } from "../configuration/session.ts";
import { type Format, formatOption } from "../options/format-option.ts";
import { listing, type RowColumn } from "../render/listing.ts";
import type { ProviderRow } from "../schema/providers-schema.ts";
import { testCommand } from "./providers-test.ts";

const columns: readonly RowColumn<ProviderRow>[] = [
  { title: "provider", of: ({ id }) => id },
  { title: "package", of: ({ packageName }) => packageName, dispensable: 3 },
  { title: "version", of: ({ version }) => version, dispensable: 4 },
  { title: "data of", of: ({ dataAsOf }) => dataAsOf },
  { title: "regions", of: ({ regions }) => String(regions), align: "right" },
  { title: "types", of: ({ instanceTypes }) => String(instanceTypes), align: "right" },
  { title: "placements", of: ({ placements }) => String(placements), align: "right", dispensable: 5 },
  { title: "prices", of: ({ prices }) => String(prices.onDemand), align: "right", dispensable: 1 },
  { title: "spot prices", of: ({ prices }) => String(prices.spot), align: "right", dispensable: 2 },
  { title: "supports", of: ({ supports }) => claims(supports), dispensable: 6 },
];

const claims = (supports: ProviderSupports): string =>
  Object.entries(supports)
    .filter(([, answer]) => answer)
    .map(([claim]) => claim)
    .join(" ") || "nothing more";

export function command(session: Session): Command {
  return new Command()
    .description("The providers that green-place knows: its own and those that the project adds.")
    .addCommand(listCommand(session), { isDefault: true })
    .addCommand(testCommand(session));
}

const listCommand = (session: Session): Command =>
  new Command("list")
    .description("Lists all providers with their package, the date of their data and how much they know.")
    .addOption(formatOption())
    .addHelpText("after", "\nExample:\n  green-place providers list --format json")
    .action(async ({ format }: { format: Format }) => {
      const { providers } = await loadCatalogue({ signal: "average" }, session);
      session.out(listing(providers.map(rowOf), columns, format, session.columns));
    });

function rowOf(provider: ProviderV1): ProviderRow {
  const types = provider.instanceTypes();
  const priced = (market: "on-demand" | "spot"): number =>
    types.reduce(
      (sum, { id, regions }) =>
        sum + regions.filter((region) => provider.price?.({ instanceType: id, region, market }).ok).length,
      0,
    );
  return {
    id: provider.id,
    name: provider.name,
    ...provider.meta,
    regions: provider.regions().length,
    instanceTypes: types.length,
    placements: types.reduce((sum, { regions }) => sum + regions.length, 0),
    prices: { onDemand: priced("on-demand"), spot: priced("spot") },
    supports: provider.supports,
  };
}
