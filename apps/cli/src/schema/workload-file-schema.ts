import { workloadClasses } from "@green-place/core";
import { z } from "zod";

const hours = z
  .union([z.number().positive(), z.string()])
  .describe("Running time: a number of hours, or a text such as 90m, 12h, 2d");

const common = {
  name: z.string().optional().describe("Shown with the result"),
  pue: z.number().min(1).optional(),
  signal: z.enum(["average", "marginal"]).optional(),
};

/** A job on rented machines; the same words as the options of `estimate`. */
export const placementWorkload = z.strictObject({
  ...common,
  placement: z.string().describe("provider:region:instance type, such as aws:us-east-1:p4d.24xlarge"),
  hours: hours.optional(),
  flops: z.number().positive().optional().describe("Size of a training run, in operations"),
  params: z.number().positive().optional().describe("Parameters of the model, with tokens"),
  tokens: z.number().positive().optional(),
  mfu: z.number().positive().max(1).optional().describe("Model FLOPs utilisation of that run"),
  count: z.int().positive().optional().describe("Instances, default 1"),
  gpus: z.number().positive().optional().describe("Accelerators that work, default all"),
  workload: z.enum(workloadClasses).optional(),
  utilisation: z.number().min(0).max(1).optional(),
  intensity: z.number().nonnegative().optional().describe("g/kWh in place of the zone's figure"),
  embodied: z.boolean().optional().describe("Count the making of the machines, default true"),
});

/** Energy that was measured, at a grid zone. */
export const energyWorkload = z.strictObject({
  ...common,
  energyKwh: z.number().positive(),
  zone: z.string().describe("Grid zone, such as FR or US-CAL-CISO"),
});

const workload = z.union([placementWorkload, energyWorkload]);

/** `estimate --file`: one workload, or several under `workloads`. */
export const workloadFileSchema = z.union([
  workload,
  z.strictObject({ workloads: z.array(workload).min(1) }),
]);
