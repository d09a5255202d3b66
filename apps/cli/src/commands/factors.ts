import type { IntensitySourceV1 } from "@green-place/contract";
import {
  type EmissionFactors,
  emissionFactors,
  knownAccelerators,
  matchesRegion,
  resolveAccelerator,
  type WorkloadClass,
} from "@green-place/core";
import type { CatalogueEdition } from "@green-place/engine";
import { chosenProviders, loadCatalogue, type SignalKind } from "@green-place/engine";
import { Command, Option } from "commander";
import type { Session } from "../configuration/session.ts";
import { exitCode } from "../exit-code.ts";
import { dataOption } from "../options/data-option.ts";
import { type Format, formatOption } from "../options/format-option.ts";
import { utilisationOption, workloadOption } from "../options/load-options.ts";
import { list } from "../options/parse-list.ts";
import { documentHead } from "../render/as-json.ts";
import { attributionOf } from "../render/attribution-of.ts";
import { count, exclusionLines } from "../render/coverage-lines.ts";
import type { FactorsDocument } from "../schema/factors-schema.ts";

interface Options {
  data: CatalogueEdition;
  provider?: string[];
  gpu?: string;
  region?: string[];
  workload: WorkloadClass;
  utilisation?: number;
  signal: SignalKind;
  format: Format;
}

export function command(session: Session): Command {
  return new Command()
    .description(
      "Exports grams of CO2e per hour of every placement: one whole instance at work, operation (PUE included) and embodied carbon apart.",
    )
    .option("--provider <ids>", "only these providers", list)
    .option("--gpu <name>", "only types with this accelerator: a100, h100-80gb-sxm")
    .option("--region <patterns>", "only these regions: aws:eu-*, europe-west4", list)
    .addOption(workloadOption().default("general"))
    .addOption(utilisationOption())
    .addOption(
      new Option("--signal <kind>", "grid intensity").choices(["average", "marginal"]).default("average"),
    )
    .addOption(dataOption())
    .addOption(formatOption())
    .addHelpText("after", "\nExample:\n  green-place factors --gpu h100 --format csv > factors.csv")
    .action(async (options: Options, self: Command & { exitCode?: number }) => {
      self.exitCode = await run(options, session);
    });
}

async function run(options: Options, session: Session): Promise<number> {
  const { gpu, region: patterns, workload, utilisation } = options;
  const catalogue = await loadCatalogue({ signal: options.signal, edition: options.data }, session);
  const providers = chosenProviders(options.provider, catalogue.providers);
  const chips = knownAccelerators(catalogue.hardware, catalogue.providers);
  const wanted = gpu === undefined ? undefined : new Set(resolveAccelerator(gpu, chips).map(({ id }) => id));
  const result = emissionFactors({
    ...catalogue,
    providers,
    workload,
    ...(utilisation !== undefined && { utilisation }),
    isWanted: (provider, { id }, type) =>
      (!wanted || type.accelerators.some((held) => wanted.has(held.id))) &&
      (!patterns || patterns.some((pattern) => matchesRegion(pattern, provider, id))),
  });
  await print(result, catalogue.intensity, options, session);
  for (const line of exclusionLines(result.excluded, undefined)) session.warn(`left out${line}`);
  if (result.factors.length > 0) return exitCode.done;
  session.warn("no placement matches. Leave a filter out to see more.");
  return exitCode.nothingEligible;
}

async function print(
  { factors, excluded, sources }: EmissionFactors,
  intensity: IntensitySourceV1,
  { format, workload, utilisation }: Options,
  session: Session,
): Promise<void> {
  const { attribution } = await import("@green-place/intensity-data");
  if (format === "json") {
    const { asJsonLines } = await import("../render/as-json-lines.ts");
    const head: Omit<FactorsDocument, "rows"> = {
      ...documentHead,
      attribution,
      signal: { ...intensity.signal, year: intensity.newestYear },
      workload,
      utilisation: utilisation ?? null,
      excluded,
      sources,
    };
    session.out(asJsonLines(head, "rows", factors));
    return;
  }
  const { factorColumns } = await import("../render/factor-columns.ts");
  const { listing } = await import("../render/listing.ts");
  const owed = attributionOf(Object.values(sources));
  const rows = format === "table" ? factors : factors.map((factor) => ({ ...factor, attribution: owed }));
  session.out(listing(rows, factorColumns, format, session.columns));
  session.warn(`${count(factors.length)} placements. ${attribution}`);
}
