import { GreenPlaceError } from "@green-place/contract";
import {
  type EverydayTerm,
  everydayTerms,
  type PlacementRef,
  type RegionRef,
  type StorageMedium,
  type WorkloadClass,
  workloadClasses,
} from "@green-place/core";
import type { CatalogueEdition, SignalKind } from "@green-place/engine";
import type { PlacementRequest, WorkloadRequest } from "@green-place/engine/requests";
import {
  footprintsOf,
  type RequestedFootprint,
  type RequestedFootprints,
} from "@green-place/engine/requests";
import { Command, Option } from "commander";
import { createColors } from "picocolors";
import type { Session } from "../configuration/session.ts";
import { dataOption } from "../options/data-option.ts";
import { duration, placement, region } from "../options/engine-parsers.ts";
import { type Format, formatOption } from "../options/format-option.ts";
import { atLeastOne, notNegative, positiveNumber, share, wholeNumber } from "../options/parse-number.ts";
import { asDocument } from "../render/as-json.ts";
import type { EstimateDocument } from "../schema/estimate-schema.ts";

interface Options {
  data: CatalogueEdition;
  placement?: PlacementRef;
  region?: RegionRef;
  blockStorage?: number;
  storageMedium?: StorageMedium;
  objectStorage?: number;
  transfer?: number;
  file?: string;
  energyKwh?: number;
  zone?: string;
  hours?: number;
  flops?: number;
  params?: number;
  tokens?: number;
  mfu?: number;
  count?: number;
  gpus?: number;
  workload?: WorkloadClass;
  utilisation?: number;
  intensity?: number;
  pue?: number;
  signal: SignalKind;
  embodied: boolean;
  explain?: true;
  proportion?: true;
  format: Format;
}

/** Options that say something about machines. */
const ofMachines = ["flops", "params", "tokens", "mfu", "count", "gpus", "workload", "utilisation"];
const ofStorage = ["blockStorage", "storageMedium", "objectStorage", "transfer"];
/** Options that say something about a placement and nothing about measured energy or a file. */
const ofPlacement = ["hours", ...ofMachines, ...ofStorage];
const ofPlacementOnly = [...ofPlacement, "intensity"];

export function command(session: Session): Command {
  return new Command()
    .description(
      "The footprint of one job: of a placement, of the workloads in a file, or of measured energy.",
    )
    .addOption(
      new Option("--placement <placement>", "provider:region:instance type")
        .argParser(placement)
        .conflicts(["file", "energyKwh", "zone", "region"]),
    )
    .addOption(
      new Option("--region <region>", "provider:region, where data is only stored or sent")
        .argParser(region)
        .conflicts([...ofMachines, "file", "energyKwh", "zone"]),
    )
    .addOption(
      new Option("--file <path>", "workloads as YAML or JSON (`green-place schema workload-file`)").conflicts(
        [...ofPlacementOnly, "pue", "energyKwh", "zone"],
      ),
    )
    .addOption(
      new Option("--energy-kwh <kWh>", "energy that was measured; needs --zone")
        .argParser(positiveNumber)
        .conflicts([...ofPlacementOnly, "embodied"]),
    )
    .option("--zone <zone>", "grid zone of measured energy: FR, US-CAL-CISO (`green-place zones` lists all)")
    .addOption(
      new Option("--hours <h>", "running time: 12, or 90m, 12h, 2d")
        .argParser(duration)
        .conflicts(["flops", "params", "tokens", "mfu"]),
    )
    .addOption(
      new Option("--flops <n>", "size of a training run in operations, such as 3e23")
        .argParser(positiveNumber)
        .conflicts(["params", "tokens"]),
    )
    .option("--params <n>", "or parameters of the model, such as 7e9, with --tokens", positiveNumber)
    .option("--tokens <n>", "tokens it is trained on, such as 2e12", positiveNumber)
    .option("--mfu <share>", "model FLOPs utilisation of that run, 0 to 1", share)
    .option("--count <n>", "instances (default: 1)", wholeNumber)
    .option("--gpus <n>", "accelerators that work (default: all)", positiveNumber)
    .addOption(new Option("--workload <kind>", "what the job does").choices(workloadClasses))
    .option("--utilisation <share>", "mean load, 0 to 1, in place of the workload's default", share)
    .option("--block-storage <GB>", "volumes over the whole time, in GB of 10^9 bytes", notNegative)
    .addOption(
      new Option("--storage-medium <medium>", "of the volumes (default: ssd)").choices(["ssd", "hdd"]),
    )
    .option("--object-storage <GB>", "objects over the whole time, in GB", notNegative)
    .option("--transfer <GB>", "data sent out of the building in all, in GB", notNegative)
    .option("--intensity <g/kWh>", "in place of the zone's figure", notNegative)
    .option("--pue <n>", "in place of the region's figure", atLeastOne)
    .addOption(
      new Option("--signal <kind>", "grid intensity").choices(["average", "marginal"]).default("average"),
    )
    .option("--no-embodied", "leave out embodied carbon")
    .option("--explain", "print every step with its equation, range and sources")
    .option("--proportion", "in JSON too: the footprint in everyday terms, with their sources")
    .addOption(dataOption())
    .addOption(formatOption())
    .addHelpText(
      "after",
      "\nExamples:\n  green-place estimate --placement aws:us-east-1:p4d.24xlarge --hours 12 --explain\n  green-place estimate --energy-kwh 100 --zone FR",
    )
    .action(async (options: Options) => {
      const requests = await requestsOf(options, session);
      const answer = await footprintsOf(requests, session, options.data);
      session.out(await rendered(answer, options, session));
      if (!answer.total)
        session.warn("There is no total, since the workloads are of different signals, which do not add up.");
      for (const { warnings } of answer.rows.filter((result) => "warnings" in result)) {
        for (const warning of warnings) session.err(`green-place: ${warning}\n`);
      }
    });
}

async function requestsOf(options: Options, session: Session): Promise<readonly WorkloadRequest[]> {
  const { placement, file, energyKwh, zone, pue, signal } = options;
  if (file !== undefined) {
    const { workloadsInFile } = await import("@green-place/engine/workload-file");
    return workloadsInFile(file, session, options);
  }
  const where = placement ?? options.region;
  if (where) return [placementRequest(options, where)];
  if (energyKwh === undefined && zone === undefined) {
    throw usage(
      "There is nothing to estimate.",
      "Give --placement with --hours, or --energy-kwh with --zone, or --file.",
    );
  }
  if (energyKwh === undefined)
    throw usage("--zone alone is not enough.", "Give the measured --energy-kwh too.");
  if (zone === undefined)
    throw usage("--energy-kwh needs a grid zone.", "Add --zone, for example --zone FR.");
  return [{ kind: "energy", energyKwh, zone, signal, ...(pue !== undefined && { pue }) }];
}

function placementRequest(options: Options, placement: PlacementRef | RegionRef): PlacementRequest {
  const { count, gpus, workload, utilisation, intensity, pue, signal, embodied } = options;
  const { blockStorage, storageMedium, objectStorage, transfer } = options;
  return {
    kind: "placement",
    placement,
    length: lengthOf(options),
    signal,
    embodied,
    ...(count !== undefined && { instanceCount: count }),
    ...(gpus !== undefined && { acceleratorCount: gpus }),
    ...(workload && { workload }),
    ...(utilisation !== undefined && { utilisation }),
    ...(intensity !== undefined && { intensityGramsPerKwh: intensity }),
    ...(pue !== undefined && { pue }),
    ...(blockStorage !== undefined && { blockStorageGb: blockStorage }),
    ...(storageMedium && { blockStorageMedium: storageMedium }),
    ...(objectStorage !== undefined && { objectStorageGb: objectStorage }),
    ...(transfer !== undefined && { transferGb: transfer }),
  };
}

function lengthOf({ hours, flops, params, tokens, mfu }: Options): PlacementRequest["length"] {
  const given = mfu === undefined ? {} : { mfu };
  if (hours !== undefined) return { hours };
  if (flops !== undefined) return { run: { flops }, ...given };
  if (params !== undefined && tokens !== undefined) return { run: { parameters: params, tokens }, ...given };
  if (params !== undefined || tokens !== undefined)
    throw usage(
      "--params and --tokens belong together.",
      `Add --${params === undefined ? "params" : "tokens"}.`,
    );
  throw usage(
    "How long the job takes is missing.",
    "Give --hours, or the size of a training run: --flops, or --params with --tokens.",
  );
}

const usage = (message: string, hint: string): GreenPlaceError =>
  new GreenPlaceError("E_OPTIONS", message, hint);

async function rendered(
  { rows: results, total }: RequestedFootprints,
  { format, explain, file, proportion }: Options,
  session: Session,
): Promise<string> {
  if (format === "json") {
    const shown = proportion ? results.map(inProportion) : results;
    return asDocument<EstimateDocument>(file === undefined ? shown[0]! : { estimates: shown, total });
  }
  if (format === "table") {
    const [{ estimateText }, { totalText }] = await Promise.all([
      import("../render/estimate-text.ts"),
      import("../render/total-text.ts"),
    ]);
    const colour = createColors(session.colour);
    const texts = results.map((result) => estimateText(result, explain === true, session.columns, colour));
    if (results.length > 1 && total) texts.push(totalText(total, results.length, session.columns, colour));
    return texts.join("\n");
  }
  const { estimateRow } = await import("../render/estimate-row.ts");
  const rows = results.map(estimateRow);
  return format === "csv"
    ? (await import("../render/as-csv.ts")).asCsv(rows)
    : (await import("../render/as-markdown.ts")).asMarkdown(rows);
}

function inProportion(result: RequestedFootprint): RequestedFootprint & { proportion: EverydayTerm[] } {
  const { carbonKg } = result;
  if ("steps" in result) return { ...result, proportion: everydayTerms(result) };
  const kwh = result.energyKwh * result.pue;
  return {
    ...result,
    proportion: everydayTerms({ energyKwh: { low: kwh, value: kwh, high: kwh }, carbonKg }),
  };
}
