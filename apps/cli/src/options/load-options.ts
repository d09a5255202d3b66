import { usesBatch, type WorkloadClass, workloadClasses } from "@green-place/core";
import { Option } from "commander";
import { positiveNumber, share } from "./parse-number.ts";
import { withSettingRule } from "./setting-rule.ts";

/** `--workload`: the kinds that a name does not explain are explained. */
export const workloadOption = (): Option =>
  new Option(
    "--workload <kind>",
    "what the job does; training: 1e9 parameters up, finetune: fewer too, small-model: waits for data",
  ).choices(workloadClasses);

/** `--utilisation` */
export const utilisationOption = (): Option =>
  new Option("--utilisation <share>", "mean load, 0 to 1, in place of the assumed one").argParser(share);

/** `--batch`; set for all commands, it is meant for those whose workload makes use of it. */
export const batchOption = (): Option =>
  withSettingRule(
    new Option("--batch <n>", "sequences or images at once, on all accelerators")
      .argParser(positiveNumber)
      .conflicts("utilisation"),
    (_, { workload }) => usesBatch(workload as WorkloadClass),
  );
