import { type StorageMedium, workloadClasses } from "@green-place/core";
import { tied } from "@green-place/provider-data/schema";
import { z } from "zod";
import type { EnergyRequest, PlacementRequest, WorkloadRequest } from "./workload-request.ts";

/** Fields of a request that a workload of a file states in the same words; the signal may be left to the caller. */
type Stated<T extends WorkloadRequest, K extends keyof T> = Pick<T, K> & { readonly signal?: T["signal"] };

/** What is rented somewhere; the same words as the options of `estimate`. */
export interface PlacementWorkload
  extends Stated<PlacementRequest, "name" | "pue" | "workload" | "batch" | "utilisation"> {
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
  readonly intensity?: number;
  readonly embodied?: PlacementRequest["embodied"];
}

/** Energy that was measured, at a grid zone. */
export type EnergyWorkload = Stated<EnergyRequest, "name" | "pue" | "energyKwh" | "zone">;

/** A kind of workload with the keys that it may have. */
export interface WorkloadKind<T> {
  readonly keys: readonly string[];
  readonly schema: z.ZodType<T>;
}

const positive = z.number().positive();

const common = {
  name: z.string().describe("Shown with the result").exactOptional(),
  pue: z
    .number()
    .min(1)
    .describe("PUE in place of the region's figure, a ratio of at least 1")
    .exactOptional(),
  signal: z
    .enum(["average", "marginal"])
    .describe(
      "Grid intensity: of all power used, or of the plants that react to one more kWh; default that of the call",
    )
    .exactOptional(),
};

const placementFields = {
  ...common,
  placement: z
    .string()
    .describe("provider:region:instance type, such as aws:us-east-1:p4d.24xlarge")
    .exactOptional(),
  region: z
    .string()
    .describe(
      "In place of a placement, where data is only stored or sent: provider:region, such as aws:us-east-1",
    )
    .exactOptional(),
  blockStorage: z
    .number()
    .nonnegative()
    .describe("Volumes over the whole time, GB (10^9 bytes)")
    .exactOptional(),
  storageMedium: z.enum(["ssd", "hdd"]).describe("Of the volumes, default ssd").exactOptional(),
  objectStorage: z
    .number()
    .nonnegative()
    .describe("Objects over the whole time, GB (10^9 bytes)")
    .exactOptional(),
  transfer: z.number().nonnegative().describe("Data sent out in all, GB (10^9 bytes)").exactOptional(),
  hours: z
    .union([positive, z.string()], "expected a number of hours above 0, or a duration such as 90m, 12h, 2d")
    .describe("Running time: a number of hours, or a text such as 90m, 12h, 2d")
    .exactOptional(),
  flops: positive.describe("Size of a training run, FLOP").exactOptional(),
  params: positive.describe("Number of parameters of the model, with tokens").exactOptional(),
  tokens: positive.describe("Number of tokens that it is trained on, with params").exactOptional(),
  mfu: positive.max(1).describe("Model FLOPs utilisation of that run, 0 to 1").exactOptional(),
  count: z.int().positive().describe("Number of instances, default 1").exactOptional(),
  gpus: positive.describe("Number of accelerators that work, default all").exactOptional(),
  workload: z.enum(workloadClasses).describe("Whose default load counts").exactOptional(),
  batch: positive
    .describe(
      "Number of sequences or images at once on all accelerators, with workload text-generation or image-generation",
    )
    .exactOptional(),
  utilisation: z
    .number()
    .min(0)
    .max(1)
    .describe("Mean load in place of that default, 0 to 1")
    .exactOptional(),
  intensity: z
    .number()
    .nonnegative()
    .describe("Grid intensity in place of the zone's figure, g CO2e per kWh")
    .exactOptional(),
  embodied: z.boolean().describe("Count embodied carbon, default that of the call").exactOptional(),
};

const energyFields = {
  ...common,
  energyKwh: positive.describe("Energy that was measured, kWh"),
  zone: z.string().describe("Grid zone, such as FR or US-CAL-CISO"),
};

export const placementWorkload: WorkloadKind<PlacementWorkload> = {
  keys: Object.keys(placementFields),
  schema: tied<PlacementWorkload>()(z.strictObject(placementFields)),
};

export const energyWorkload: WorkloadKind<EnergyWorkload> = {
  keys: Object.keys(energyFields),
  schema: tied<EnergyWorkload>()(z.strictObject(energyFields)),
};

const workload = z.union([placementWorkload.schema, energyWorkload.schema]);

/** `estimate --file`: one workload, or several under `workloads`. */
export const workloadFileSchema: z.ZodType = z.union([
  workload,
  z.strictObject({ workloads: z.array(workload).min(1).describe("One entry a workload") }),
]);
