import { workloadClasses } from "@green-place/core";
import { z } from "zod";
import {
  assumptions,
  excluded,
  factor,
  head,
  proportion,
  signal,
  sources,
  step,
} from "./provenance-schema.ts";
import { range } from "./range-schema.ts";

const cost = z
  .object({
    value: z.number().nonnegative().meta({ description: "US dollars for the whole job and all instances." }),
    perHour: z.number().nonnegative(),
    market: z.enum(["on-demand", "spot"]),
    basis: z.enum(["list", "derived"]),
    asOf: z.iso.date(),
  })
  .nullable();

const accelerator = z.object({ id: z.string(), count: z.number().positive() }).nullable();

const timing = z
  .object({
    end: z.iso.datetime(),
    slots: z.array(z.object({ start: z.iso.datetime(), end: z.iso.datetime() })),
    savingPercent: z.number(),
    worthWaiting: z.boolean(),
    basis: z.string(),
  })
  .nullable();

const levers = z
  .object({
    hardware: z.number(),
    building: z.number(),
    grid: z.number(),
    timing: z.number(),
    total: z.number(),
  })
  .nullable()
  .meta({
    description:
      "Natural logarithms of what each lever divides the baseline's carbon by; they add up to total.",
  });

const option = z.object({
  rank: z.int().positive(),
  provider: z.string(),
  region: z.string(),
  regionName: z.string(),
  country: z.string().length(2),
  instanceType: z.string(),
  instanceCount: z.int().positive(),
  accelerator,
  hours: z.number().positive(),
  start: z.iso.datetime().nullable(),
  timing,
  energyKwh: range,
  carbonKg: range,
  operationalKg: range,
  embodiedKg: range,
  waterLitres: range,
  costUsd: cost,
  intensity: range.extend({ zone: z.string(), year: z.int() }),
  pue: range,
  probabilityBest: z.number().min(0).max(1),
  paretoOptimal: z.boolean(),
  levers,
  warnings: z.array(z.string()),
  sources: z.array(z.string()),
});

const job = z.object({
  hours: z.number().positive(),
  workload: z.enum(workloadClasses),
  accelerator: z.string().optional(),
  acceleratorCount: z.number().positive(),
  acceleratorMemoryGib: z.number().positive().optional(),
  equivalent: z.boolean(),
  utilisation: z.number().min(0).max(1).optional(),
  vcpus: z.number().positive().optional(),
  memoryGib: z.number().positive().optional(),
});

/** With `--explain`: how the first option's numbers came about, and what would change the answer. */
const explanation = z
  .object({
    rank: z.int().positive(),
    placement: z.string(),
    steps: z.array(step),
    doubt: z.array(z.object({ factor, share: z.number().min(0).max(1) })),
    greenest: z.string(),
    pivots: z.array(z.object({ factor, at: z.number(), winner: z.string(), margin: z.number().min(1) })),
  })
  .optional();

/** What `recommend --format json` prints. Version 1 only ever gains fields. */
export const schema: z.ZodType = z.object({
  ...head,
  data: z.array(z.object({ id: z.string(), version: z.string().optional(), asOf: z.iso.date() })),
  signal,
  job,
  baseline: z
    .object({
      provider: z.string(),
      region: z.string(),
      instanceType: z.string(),
      carbonKg: range,
      energyKwh: range,
      costUsd: cost,
      how: z.string(),
    })
    .nullable(),
  options: z.array(option),
  secondOpinion: z
    .strictObject({
      signal,
      provider: z.string(),
      region: z.string(),
      instanceType: z.string(),
      carbonKg: z.number(),
      agrees: z.boolean(),
    })
    .nullable(),
  tie: z
    .object({ between: z.tuple([z.string(), z.string()]), probability: z.number().min(0).max(1) })
    .nullable(),
  coverage: z.object({ considered: z.int(), eligible: z.int(), excluded }),
  explanation,
  proportion,
  assumptions,
  sources,
});
