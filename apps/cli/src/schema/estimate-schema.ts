import type { EverydayTerm } from "@green-place/core";
import type { RequestedFootprint, RequestedFootprints } from "@green-place/engine/requests";
import { tied } from "@green-place/provider-data/schema";
import { z } from "zod";
import { head, type Inferred } from "./document.ts";
import {
  accelerator,
  footprint,
  instanceType,
  intensity,
  provider,
  pue,
  region,
} from "./placement-schema.ts";
import { assumptions, proportion, signal, sources, steps, warnings } from "./provenance-schema.ts";
import { range } from "./range-schema.ts";

interface InProportion {
  readonly proportion?: readonly EverydayTerm[];
}

const shared = {
  name: z.string().describe("Name that the workload file gave").exactOptional(),
  signal,
  sources,
  proportion: proportion.exactOptional(),
};

const training = z
  .object({
    flops: z.number().positive().describe("Size of the run, FLOP"),
    accelerators: z.number().positive().describe("Number of accelerators at work"),
    peakTflops: z.number().positive().describe("Dense throughput of one, TFLOP/s"),
    mfu: z.number().positive().describe("Model FLOPs utilisation, 0 to 1"),
    mfuBasis: z.enum(["given", "assumed"]).describe("Whether it was given or is a default"),
  })
  .nullable()
  .describe("How hours was computed from the size of a training run; null: hours was given");

const storedGb = (what: string) =>
  z.number().nonnegative().nullable().describe(`${what}, GB (10^9 bytes); null: none was asked for`);

const energyKwh = footprint.energyKwh.describe(
  "Energy at the building's meter, PUE included, kWh; data transfer, used outside, is added",
);

const placementFootprint = tied<Extract<RequestedFootprint, { steps: unknown }> & InProportion>()(
  z.object({
    ...shared,
    placement: z
      .object({
        provider,
        region,
        instanceType: instanceType.nullable().describe("Instance type; null: data is only stored or sent"),
        instanceCount: z.int().positive().nullable().describe("Number of instances; null: none"),
        accelerator,
      })
      .describe("What was estimated"),
    storage: z
      .object({
        blockGb: storedGb("Volumes over the whole time"),
        objectGb: storedGb("Objects over the whole time"),
        transferGb: storedGb("Data sent out in all"),
      })
      .describe("Data that is stored or sent"),
    hours: range.describe("Running time, hours"),
    itWatts: range.describe("Power of the machines, without the building, W"),
    ...footprint,
    energyKwh,
    intensity,
    pue,
    warnings,
    steps,
    assumptions,
    training,
  }),
);

const energyFootprint = tied<Exclude<RequestedFootprint, { steps: unknown }> & InProportion>()(
  z.object({
    ...shared,
    energyKwh: z.number().positive().describe("Energy that was measured, before PUE, kWh"),
    pue: z.number().min(1).describe("PUE that it was multiplied by, a ratio of at least 1"),
    carbonKg: range.describe("Carbon of the energy, kg CO2e"),
    intensity,
  }),
);

const indices = z.array(z.int().nonnegative());

const total = tied<RequestedFootprints["total"]>()(
  z
    .object({
      energyKwh,
      operationalKg: footprint.operationalKg,
      embodiedKg: footprint.embodiedKg.describe(
        "Embodied carbon of the workloads of which it is known, kg CO2e; null: of none",
      ),
      carbonKg: range.describe("Operational carbon, and embodied where that is known, kg CO2e"),
      waterLitres: footprint.waterLitres
        .nullable()
        .describe("Water of the workloads of which it is known, litres; null: of none"),
      without: z
        .object({
          embodied: indices.describe("Workloads without embodied carbon, by their place in the list from 0"),
          water: indices.describe("Workloads without water, by their place in the list from 0"),
        })
        .describe("What the sums lack"),
    })
    .nullable(),
).describe("Sum of all, in which a doubt that workloads share stays one; null: their signals do not add up");

/** What `estimate --format json` prints: one footprint, or with `--file` all of `estimates`. */
export const schema = z.union([
  placementFootprint.extend(head),
  energyFootprint.extend(head),
  z.object({
    ...head,
    estimates: z.array(z.union([placementFootprint, energyFootprint])).describe("One entry a workload"),
    total,
  }),
]);

/** The footprint of one job, or of those in a file. */
export type EstimateDocument = Inferred<typeof schema>;
