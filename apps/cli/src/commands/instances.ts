import type { InstanceType, ProviderV1 } from "@green-place/contract";
import { knownAccelerators, matchesRegion, resolveAccelerator } from "@green-place/core";
import type { Catalogue, CatalogueEdition } from "@green-place/engine";
import { chosenProviders, loadCatalogue } from "@green-place/engine";
import { Command } from "commander";
import type { Session } from "../configuration/session.ts";
import { dataOption } from "../options/data-option.ts";
import { type Format, formatOption } from "../options/format-option.ts";
import { matchesText } from "../options/matches-text.ts";
import { list } from "../options/parse-list.ts";
import { significant } from "../render/format-number.ts";
import { listing, type RowColumn } from "../render/listing.ts";
import type { InstanceRow } from "../schema/instances-schema.ts";
import { listExit } from "./list-exit.ts";

interface Options {
  data: CatalogueEdition;
  provider?: string[];
  gpu?: string;
  region?: string[];
  search?: string;
  format: Format;
}

const columns: readonly RowColumn<InstanceRow>[] = [
  { title: "provider", of: ({ provider }) => provider, dispensable: 3 },
  { title: "type", of: ({ id }) => id },
  { title: "vCPUs", of: ({ vcpus }) => significant(vcpus), align: "right" },
  { title: "GiB", of: ({ memoryGib }) => significant(memoryGib, 4), align: "right" },
  {
    title: "accelerators",
    of: ({ accelerators }) => accelerators.map(({ id, count }) => `${significant(count)} × ${id}`).join(", "),
  },
  { title: "CPU", of: ({ cpuPlatforms }) => cpuPlatforms.join(" or ") || "unknown", dispensable: 2 },
  { title: "regions", of: ({ regions }) => String(regions.length), align: "right", dispensable: 1 },
];

export function command(session: Session): Command {
  return new Command()
    .description("Lists instance types with their vCPUs, memory, accelerators, and where they are offered.")
    .option("--provider <ids>", "only these providers", list)
    .option("--gpu <name>", "only types with this accelerator: a100, h100-80gb-sxm")
    .option("--region <patterns>", "only types offered in these regions: aws:eu-*", list)
    .option("--search <text>", "only types whose id, family or CPU contain these words")
    .addOption(dataOption())
    .addOption(formatOption())
    .addHelpText("after", "\nExample:\n  green-place instances --gpu h100 --region 'aws:eu-*'")
    .action(async (options: Options, self: Command & { exitCode?: number }) => {
      const catalogue = await loadCatalogue({ signal: "average", edition: options.data }, session);
      const providers = chosenProviders(options.provider, catalogue.providers);
      const wanted = options.gpu === undefined ? undefined : chipIds(options.gpu, catalogue);
      const rows = providers.flatMap((provider) => instanceRows(provider, wanted, options));
      session.out(listing(rows, columns, options.format, session.columns));
      self.exitCode = listExit(rows.length, "instance type", session);
    });
}

const chipIds = (name: string, { hardware, providers }: Catalogue): ReadonlySet<string> =>
  new Set(resolveAccelerator(name, knownAccelerators(hardware, providers)).map(({ id }) => id));

const instanceRows = (
  provider: ProviderV1,
  wanted: ReadonlySet<string> | undefined,
  { region: patterns, search }: Options,
): InstanceRow[] =>
  provider
    .instanceTypes()
    .filter(
      (type) =>
        (wanted === undefined || type.accelerators.some(({ id }) => wanted.has(id))) &&
        matchesText(search, [type.id, type.family, ...type.cpuPlatforms]),
    )
    .map((type) => rowOf(provider.id, type))
    .filter(
      ({ regions }) =>
        patterns === undefined ||
        regions.some((region) => patterns.some((pattern) => matchesRegion(pattern, provider.id, region))),
    );

const rowOf = (provider: string, type: InstanceType): InstanceRow => ({
  provider,
  id: type.id,
  family: type.family,
  vcpus: type.vcpus,
  memoryGib: type.memoryGib,
  accelerators: type.accelerators,
  regions: type.regions,
  cpuPlatforms: type.cpuPlatforms,
  localDisk: type.localDisk ?? null,
  hostVcpus: type.hostVcpus ?? null,
  interconnect: type.interconnect?.name ?? null,
  source: type.source,
});
