import { type EverydayTerm, type Recommendation, workloadClasses } from "@green-place/core";
import { tied } from "@green-place/provider-data/schema";
import { z } from "zod";
import { type DocumentHead, head, type Inferred } from "./document.ts";
import { shapeYears } from "./level-schema.ts";
import {
  accelerator,
  country,
  footprint,
  instanceType,
  intensity,
  provider,
  pue,
  region,
} from "./placement-schema.ts";
import {
  assumptions,
  excluded,
  factor,
  proportion,
  signal,
  sources,
  steps,
  warnings,
} from "./provenance-schema.ts";
import { contested, secondOpinion, secondOpinionWithheld } from "./signal-doubt-schema.ts";
import { basis, slot } from "./when-schema.ts";

const PLACEMENT = "as provider:region:instance type";

const cost = z
  .object({
    value: z.number().nonnegative().describe("Price of the whole job on all instances, US dollars"),
    perHour: z.number().nonnegative().describe("Price of all instances, US dollars per hour"),
    market: z.enum(["on-demand", "spot"]).describe("Which price it is"),
    basis: z.enum(["list", "derived"]).describe("A list price, or derived from other list prices"),
    asOf: z.iso.date().describe("Date of the price"),
  })
  .nullable()
  .describe("Null: no price is known");

const timing = z
  .object({
    end: z.iso.datetime().describe("When the job ends, UTC"),
    slots: z.array(z.object(slot)).describe("When it runs; several where it pauses"),
    savingPercent: z.number().describe("Carbon saved against starting at once in the same place, %"),
    worthWaiting: z.boolean().describe("Whether that is more than the error of a forecast"),
    basis,
    shapeYears,
  })
  .nullable()
  .describe("Null: no hours were chosen");

const lever = (what: string) => z.number().describe(`${what}, natural logarithm of the ratio of carbon`);

const levers = z
  .object({
    hardware: lever("Chip and instance type"),
    building: lever("PUE"),
    grid: lever("Grid zone"),
    timing: lever("Hours chosen, against starting at once"),
    total: lever("All together"),
  })
  .nullable()
  .describe("What each lever divides the baseline's carbon by; they add up to total. Null: no baseline");

const { waterLitres, ...carbonAndEnergy } = footprint;

const option = z.object({
  rank: z.int().positive().describe("Place in the order, from 1"),
  provider,
  region,
  regionName: z.string().describe("Name of the region"),
  country,
  instanceType,
  instanceCount: z.int().positive().describe("Number of instances"),
  accelerator,
  hours: z.number().positive().describe("Running time, hours"),
  start: z.iso.datetime().nullable().describe("When the job starts, UTC; null: no hours were chosen"),
  timing,
  ...carbonAndEnergy,
  waterLitres,
  costUsd: cost,
  intensity,
  pue,
  probabilityBest: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .describe(
      "Probability that none of those that were drawn emits less, 0 to 1; null: not drawn, as its median is over three times the least or behind the first 2,000",
    ),
  paretoOptimal: z.boolean().describe("Whether no other option is better in both carbon and cost"),
  levers,
  warnings,
  sources: z.array(z.string()).describe("Qualified ids of the sources that the option rests on"),
});

const job = z
  .object({
    hours: z.number().positive().describe("Running time on the accelerator that was named, hours"),
    workload: z.enum(workloadClasses).describe("What the job does"),
    accelerator: z.string().describe("Accelerator as it was named; absent for a CPU job").exactOptional(),
    acceleratorCount: z.number().positive().describe("Number of accelerators that the job needs"),
    acceleratorMemoryGib: z
      .number()
      .positive()
      .describe("Memory needed on each accelerator, GiB")
      .exactOptional(),
    equivalent: z.boolean().describe("Whether other accelerators are considered too"),
    batch: z
      .number()
      .positive()
      .describe("Number of sequences or images at once on all accelerators, as given")
      .exactOptional(),
    utilisation: z.number().min(0).max(1).describe("Mean load that was given, 0 to 1").exactOptional(),
    vcpus: z.number().positive().describe("Number of vCPUs needed in all").exactOptional(),
    memoryGib: z.number().positive().describe("Host memory needed in all, GiB").exactOptional(),
  })
  .describe("The job as it was described");

const baseline = z
  .object({
    provider,
    region,
    instanceType,
    carbonKg: footprint.carbonKg,
    energyKwh: footprint.energyKwh,
    costUsd: cost,
    how: z.string().describe("How it was chosen"),
  })
  .nullable()
  .describe("What the options are compared with; null: nothing is eligible");

const explanation = z
  .object({
    rank: z.int().positive().describe("Rank of the option that is explained"),
    placement: z.string().describe(`That option, ${PLACEMENT}`),
    steps,
    doubt: z
      .array(
        z.object({
          factor: factor.describe("The number that is in doubt"),
          share: z.number().min(0).max(1).describe("Share of the variance of log carbon, 0 to 1"),
        }),
      )
      .describe("What the doubt about its carbon comes from, the largest share first"),
    greenest: z.string().describe(`The placement with the least median carbon, ${PLACEMENT}`),
    pivots: z
      .array(
        z.object({
          factor: factor.describe("The number that would change the answer"),
          at: z.number().describe("End of its range at which it would, in its unit"),
          winner: z.string().describe(`The placement that would then be greenest, ${PLACEMENT}`),
          margin: z
            .number()
            .min(1)
            .describe("Carbon of today's greenest placement over that of the new one, ratio"),
        }),
      )
      .describe("Numbers that would make another placement the greenest"),
  })
  .describe("With --explain: how the first option's numbers came about, and what would change the answer");

/** What `recommend --format json` prints. */
export const schema = tied<
  DocumentHead & Recommendation & { readonly proportion?: readonly EverydayTerm[] }
>()(
  z.object({
    ...head,
    data: z
      .array(
        z.object({
          id: z.string().describe("Id of the provider or the table"),
          version: z.string().describe("Version of its package, or that it was fetched live").exactOptional(),
          asOf: z.iso.date().describe("Date of the data"),
        }),
      )
      .describe("The data that was used"),
    signal,
    job,
    baseline,
    options: z.array(option).describe("Placements in order, the best first"),
    contested,
    secondOpinion,
    secondOpinionWithheld,
    warnings,
    tie: z
      .object({
        between: z.tuple([z.string(), z.string()]).describe(`The two, ${PLACEMENT}`),
        probability: z.number().min(0).max(1).describe("Probability that the first emits less, 0 to 1"),
      })
      .nullable()
      .describe("Set when the first two options cannot be told apart"),
    coverage: z
      .object({
        considered: z.int().describe("Number of placements looked at"),
        eligible: z.int().describe("Number of placements that can do the job"),
        excluded,
      })
      .describe("What became of every placement"),
    explanation: explanation.exactOptional(),
    proportion: proportion.exactOptional(),
    assumptions,
    sources,
  }),
);

/** Where a job emits least. */
export type RecommendDocument = Inferred<typeof schema>;
