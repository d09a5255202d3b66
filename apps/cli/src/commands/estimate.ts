import { footprintsOf } from "@green-place/engine/requests";
import { Command, Option } from "commander";
import type { Session } from "../configuration/session.ts";
import { dataOption } from "../options/data-option.ts";
import { duration, placement, region } from "../options/engine-parsers.ts";
import { type EstimateOptions, estimateRequests } from "../options/estimate-options.ts";
import { formatOption } from "../options/format-option.ts";
import { batchOption, utilisationOption, workloadOption } from "../options/load-options.ts";
import { atLeastOne, notNegative, positiveNumber, share, wholeNumber } from "../options/parse-number.ts";
import { renderedEstimate } from "../render/rendered-estimate.ts";

/** Options that say something about machines. */
const ofMachines = ["flops", "params", "tokens", "mfu", "count", "gpus", "workload", "utilisation", "batch"];
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
    .addOption(workloadOption())
    .addOption(utilisationOption())
    .addOption(batchOption())
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
    .action(async (options: EstimateOptions) => {
      const requests = await estimateRequests(options, session);
      const answer = await footprintsOf(requests, session, options.data);
      const leftOut = requests.map((request) => request.kind === "placement" && !request.embodied);
      session.out(await renderedEstimate(answer, leftOut, options, session));
      if (!answer.total)
        session.warn("There is no total, since the workloads are of different signals, which do not add up.");
      for (const { warnings } of answer.rows.filter((result) => "warnings" in result)) {
        for (const warning of warnings) session.warn(warning);
      }
    });
}
