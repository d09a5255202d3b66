import { exactly } from "@green-place/contract";
import { assumedFactor, assumption } from "../assumptions/assumed-factor.ts";
import type { Assumption, Assumptions } from "../assumptions/assumption.ts";
import { type Factor, factor } from "../uncertainty/factor.ts";
import { isServing, usesBatch } from "../workload/job.ts";
import type { MachineParts } from "./item-parts.ts";

const SHARE = { floor: 0, ceiling: 1 };

/** Mean load of the accelerators, as a share of their peak power: as its owner states it, else the named default of the workload. */
export function acceleratorLoadFactor(
  { job, chips, accelerator }: MachineParts,
  assumptions: Assumptions,
): Factor {
  if (job.utilisation !== undefined) return stated(job.utilisation);
  const { workload, batch } = job;
  const peak = accelerator?.accelerator.peakWatts?.value;
  if (isServing(workload) && peak !== undefined && peak <= assumption(assumptions, "bus-power-watts").value)
    return assumedFactor(assumptions, "load-inference-bus-powered", SHARE);
  if (workload === "finetune" && chips && chips.busy > 1)
    return assumedFactor(assumptions, "load-finetune-in-step", SHARE);
  if (batch === undefined || !chips || !usesBatch(workload))
    return assumedFactor(assumptions, `load-${workload}`, SHARE);
  return batchLoad(workload, batch / chips.busy, assumptions);
}

/**
 * Load under a known batch.
 *
 *   load = full · min(1, b / filling)^e        b: sequences or images an accelerator, `filling` those from which on more change nothing
 *
 * The ends take the ends of all three: the low one fills late and falls steeply, the high one fills early and hardly falls.
 */
function batchLoad(workload: string, batchPerAccelerator: number, assumptions: Assumptions): Factor {
  const full = assumedFactor(assumptions, `load-${workload}-full-batch`, {
    ...SHARE,
    of: `batch ${batchPerAccelerator}`,
  });
  const [filling, exponent] = ["filling-batch", "batch-exponent"].map((id) =>
    assumption(assumptions, `${id}-${workload}`),
  ) as [Assumption, Assumption];
  const share = (fills: number, falls: number): number => Math.min(1, batchPerAccelerator / fills) ** falls;
  return {
    ...full,
    low: full.low * share(filling.high, exponent.high),
    value: full.value * share(filling.value, exponent.value),
    high: full.high * share(filling.low, exponent.low),
  };
}

/**
 * Load of the CPUs, as a share of all they can do. While accelerators work the CPUs load data and wait, or take requests apart and
 * put answers together; without accelerators it is the job's.
 */
export function cpuLoadFactor({ job, chips }: MachineParts, assumptions: Assumptions): Factor {
  if (chips)
    return assumedFactor(
      assumptions,
      `host-cpu-utilisation${isServing(job.workload) ? "-serving" : ""}`,
      SHARE,
    );
  return job.utilisation === undefined
    ? assumedFactor(assumptions, "cpu-utilisation", SHARE)
    : stated(job.utilisation);
}

const stated = (utilisation: number): Factor =>
  factor(`given:utilisation:${utilisation}`, exactly("utilisation", utilisation, "1", "user"), "core");
