import { type StorageMedium, type WorkloadClass, workloadClasses } from "@green-place/core";
import { z } from "zod";

interface CommonFields {
  readonly name?: string;
  readonly pue?: number;
  readonly signal?: "average" | "marginal";
}

/** What is rented somewhere; the same words as the options of `estimate`. */
export interface PlacementWorkload extends CommonFields {
  readonly placement?: string;
  readonly region?: string;
  readonly blockStorage?: number;
  readonly storageMedium?: StorageMedium;
  readonly objectStorage?: number;
  readonly transfer?: number;
  readonly hours?: number | string;
  readonly flops?: number;
  readonly params?: number;
  readonly tokens?: number;
  readonly mfu?: number;
  readonly count?: number;
  readonly gpus?: number;
  readonly workload?: WorkloadClass;
  readonly utilisation?: number;
  readonly intensity?: number;
  readonly embodied?: boolean;
}

/** Energy that was measured, at a grid zone. */
export interface EnergyWorkload extends CommonFields {
  readonly energyKwh: number;
  readonly zone: string;
}

/** A kind of workload with the keys that it may have. */
export interface WorkloadKind<T> {
  readonly keys: readonly string[];
  readonly schema: z.ZodType<T>;
}

const positive = z.number().positive();

const common = {
  name: z.string().describe("Shown with the result").exactOptional(),
  pue: z.number().min(1).describe("In place of the region's figure").exactOptional(),
  signal: z.enum(["average", "marginal"]).exactOptional(),
};

const placementFields = {
  ...common,
  placement: z
    .string()
    .describe("provider:region:instance type, such as aws:us-east-1:p4d.24xlarge")
    .exactOptional(),
  region: z
    .string()
    .describe("In place of a placement, where data is only stored or sent: provider:region, such as aws:us-east-1")
    .exactOptional(),
  blockStorage: z.number().nonnegative().describe("Volumes over the whole time, GB (10^9 bytes)").exactOptional(),
  storageMedium: z.enum(["ssd", "hdd"]).describe("Of the volumes, default ssd").exactOptional(),
  objectStorage: z.number().nonnegative().describe("Objects over the whole time, GB (10^9 bytes)").exactOptional(),
  transfer: z.number().nonnegative().describe("Data sent out in all, GB (10^9 bytes)").exactOptional(),
  hours: z
    .union([positive, z.string()], "expected a number of hours above 0, or a duration such as 90m, 12h, 2d")
    .describe("Running time: a number of hours, or a text such as 90m, 12h, 2d")
    .exactOptional(),
  flops: positive.describe("Size of a training run, in operations").exactOptional(),
  params: positive.describe("Parameters of the model, with tokens").exactOptional(),
  tokens: positive.describe("Tokens that it is trained on").exactOptional(),
  mfu: positive.max(1).describe("Model FLOPs utilisation of that run").exactOptional(),
  count: z.int().positive().describe("Instances, default 1").exactOptional(),
  gpus: positive.describe("Accelerators that work, default all").exactOptional(),
  workload: z.enum(workloadClasses).describe("Whose default load counts").exactOptional(),
  utilisation: z.number().min(0).max(1).describe("Mean load in place of that default").exactOptional(),
  intensity: z.number().nonnegative().describe("g/kWh in place of the zone's figure").exactOptional(),
  embodied: z.boolean().describe("Count embodied carbon, default true").exactOptional(),
};

const energyFields = {
  ...common,
  energyKwh: positive.describe("Energy that was measured"),
  zone: z.string().describe("Grid zone, such as FR or US-CAL-CISO"),
};

export const placementWorkload: WorkloadKind<PlacementWorkload> = {
  keys: Object.keys(placementFields),
  schema: z.strictObject(placementFields),
};

export const energyWorkload: WorkloadKind<EnergyWorkload> = {
  keys: Object.keys(energyFields),
  schema: z.strictObject(energyFields),
};

const workload = z.union([placementWorkload.schema, energyWorkload.schema]);

/** `estimate --file`: one workload, or several under `workloads`. */
export const workloadFileSchema: z.ZodType = z.union([
  workload,
  z.strictObject({ workloads: z.array(workload).min(1) }),
]);
