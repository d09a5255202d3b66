import type { Accelerator } from "@green-place/contract";
import { type Measure, measure } from "@green-place/contract";
import { assumedFactor } from "../assumptions/assumed-factor.ts";
import type { Assumptions } from "../assumptions/assumption.ts";
import { measuredSpeedUp } from "../assumptions/training-benchmarks.ts";
import { equivalentHours } from "../formulas/equivalent-hours.ts";
import type { Factor } from "../uncertainty/factor.ts";
import { isServing, type Job } from "../workload/job.ts";
import { throughputOf } from "./throughput.ts";

export interface ScaledHours {
  readonly hours: number;
  /** Doubt about the hours, when they were scaled. */
  readonly duration?: Factor;
  readonly warnings: readonly string[];
}

/** How long the job takes on a chip; undefined when the chip's throughput is unknown. */
export interface HoursOn {
  (accelerator: Accelerator | undefined): ScaledHours | undefined;
  /** Ids of the chips that the job was described for. */
  readonly wanted: ReadonlySet<string>;
}

/**
 * Hours on the chips that were asked for are as given; on others they scale with throughput: as measured in a training benchmark
 * that ran on both, else by peak figures. The reference is the wanted chip that comes first by id, since those of a family differ little.
 */
export function scaledHours(job: Job, wanted: readonly Accelerator[], assumptions: Assumptions): HoursOn {
  const ids = new Set(wanted.map((chip) => chip.id));
  const sorted = [...wanted].sort((a, b) => (a.id < b.id ? -1 : 1));
  const reference = sorted.find((chip) => throughputOf(chip, job.workload)) ?? sorted[0];
  const given: ScaledHours = { hours: job.hours, warnings: [] };
  const hoursOn = (accelerator: Accelerator | undefined): ScaledHours | undefined => {
    if (!accelerator || ids.has(accelerator.id)) return given;
    const scaled = reference && scale(reference, accelerator, job, assumptions);
    return scaled && { ...scaled, warnings: memoryWarning(reference, accelerator) };
  };
  return Object.assign(hoursOn, { wanted: ids });
}

function scale(
  from: Accelerator,
  to: Accelerator,
  job: Job,
  assumptions: Assumptions,
): { readonly hours: number; readonly duration: Factor } | undefined {
  const hours = measure(job.hours, "h");
  const measured = isServing(job.workload) ? undefined : measuredSpeedUp(from.family, to.family);
  if (measured) {
    const doubt = assumedFactor(assumptions, "measured-throughput", { of: to.family });
    return {
      hours: equivalentHours(hours, 1 as Measure<"x">, measured.ratio as Measure<"x">),
      duration: { ...doubt, source: `core/${measured.source}` },
    };
  }
  const [had, has] = [throughputOf(from, job.workload), throughputOf(to, job.workload)];
  if (!had || !has) return undefined;
  return {
    hours: equivalentHours(hours, had.value as Measure<"x">, has.value as Measure<"x">),
    duration: assumedFactor(assumptions, "equivalent-throughput", { of: to.family }),
  };
}

function memoryWarning(reference: Accelerator, accelerator: Accelerator): string[] {
  const [had, has] = [reference.memoryGib?.value, accelerator.memoryGib?.value];
  if (had === undefined || has === undefined || has >= had) return [];
  return [
    `${accelerator.name} has ${has} GiB where ${reference.name} has ${had} GiB: check that the job fits.`,
  ];
}
