import { workloadClasses } from "@green-place/core";
import { z } from "zod";

/** A published figure, or a published span: an answer inside the span has no error. */
const expected = z.union([z.number(), z.strictObject({ low: z.number(), high: z.number() })]);

/**
 * A machine as the publication describes it; a plain one has no `accelerator` and no `count`. Where the publication is silent, the usual host of
 * that accelerator stands in, and `note` says so.
 */
const machine = z.strictObject({
  accelerator: z.string().optional(),
  count: z.number().positive().optional(),
  vcpus: z.number().positive(),
  memoryGib: z.number().positive(),
  cpuPlatforms: z.array(z.string()),
  note: z.string().optional(),
});

const workload = z.enum(workloadClasses);

/** What is fed in, by the part of the model that answers. */
const question = z.discriminatedUnion("model", [
  /** Power of a machine at work, in W; `perAccelerator` divides it, `nodes` joins several with a cluster network. */
  z.strictObject({
    model: z.literal("machine-power"),
    machine,
    workload,
    scope: z.enum(["plug", "accelerators", "cpu", "memory", "chips-and-memory"]),
    utilisation: z.number().optional(),
    /** Of serving: requests, images or videos at a time. */
    batch: z.number().positive().optional(),
    /** Whether the submitter lowered the power limit. */
    powerCapped: z.boolean().optional(),
    nodes: z.number().int().positive().optional(),
    perAccelerator: z.boolean().optional(),
  }),
  /** Energy of accelerators alone, in kWh. */
  z.strictObject({
    model: z.literal("accelerator-energy"),
    accelerator: z.string(),
    count: z.number().positive(),
    hours: z.number().positive(),
    workload,
  }),
  /** Host (CPU and memory) over accelerators, as a ratio of powers. */
  z.strictObject({ model: z.literal("host-over-accelerators"), machine, workload }),
  /** kWh, kg or grams from numbers that are all given. */
  z.strictObject({
    model: z.literal("arithmetic"),
    watts: z.number().optional(),
    kilowattHours: z.number().optional(),
    hours: z.number().optional(),
    cpu: z.strictObject({ watts: z.number(), memoryGib: z.number(), wattsPerGib: z.number() }).optional(),
    pue: z.number().optional(),
    gramsPerKwh: z.number().optional(),
    answer: z.enum(["kilowattHours", "kilograms"]),
  }),
  /** Ratio of two emissions, each hours · W · PUE · g/kWh. */
  z.strictObject({
    model: z.literal("carbon-ratio"),
    of: z.strictObject({ watts: z.number(), hours: z.number(), pue: z.number(), gramsPerKwh: z.number() }),
    over: z.strictObject({ watts: z.number(), hours: z.number(), pue: z.number(), gramsPerKwh: z.number() }),
  }),
  /** Accelerator hours of a training run from its size. */
  z.strictObject({
    model: z.literal("training-hours"),
    accelerator: z.string(),
    parameters: z.number().positive(),
    tokens: z.number().positive(),
  }),
  /** Litres of measured energy; what is not given is the zone's figure or a default. */
  z.strictObject({
    model: z.literal("water"),
    zone: z.string().optional(),
    kilowattHours: z.number(),
    pue: z.number(),
    wue: z.number().optional(),
    ewif: z.number().optional(),
    part: z.enum(["site", "grid", "all"]),
  }),
  /** Embodied carbon of an accelerator, kg CO2e, with its share of the host if asked. */
  z.strictObject({ model: z.literal("embodied"), accelerator: z.string(), hostOf: machine.optional() }),
  /** Embodied carbon of a server without its accelerators, kg CO2e; `accelerated` if it carries any. */
  z.strictObject({
    model: z.literal("embodied-server"),
    server: z.strictObject({
      vcpus: z.number().positive(),
      memoryGib: z.number().positive(),
      localDisk: z.strictObject({ gb: z.number(), medium: z.enum(["ssd", "hdd"]) }).optional(),
      note: z.string().optional(),
    }),
    accelerated: z.boolean().optional(),
  }),
  /** g/kWh of a zone, a year's average. */
  z.strictObject({ model: z.literal("grid"), zone: z.string(), year: z.number().int() }),
  /** Share of pairs of zones that a year's averages put in the order of published figures, by zone. */
  z.strictObject({
    model: z.literal("grid-order"),
    year: z.number().int(),
    figures: z.record(z.string(), z.number()),
  }),
  /** W at the wall from W that sensors report. */
  z.strictObject({ model: z.literal("wall-power"), sensorWatts: z.number() }),
  /** PUE that a region's table gives. */
  z.strictObject({ model: z.literal("pue"), region: z.string() }),
  /** kg CO2e of measured energy in a zone, or its ratio to another zone's. */
  z.strictObject({
    model: z.literal("carbon-of-energy"),
    kilowattHours: z.number(),
    zone: z.string(),
    country: z.string(),
    over: z.strictObject({ zone: z.string(), country: z.string() }).optional(),
    signal: z.enum(["average", "marginal"]),
  }),
  /** Per cent saved by deferring a job, mean over all start hours of 2022. */
  z.strictObject({
    model: z.literal("time-shift"),
    zone: z.string(),
    jobHours: z.number(),
    slackHours: z.number(),
    interruptible: z.boolean(),
  }),
  /** Mean g/kWh of some local hours of the days of 2022. */
  z.strictObject({
    model: z.literal("hours-of-day"),
    zone: z.string(),
    utcOffset: z.number(),
    from: z.number(),
    to: z.number(),
  }),
  /** Idle power of an accelerator, W. */
  z.strictObject({ model: z.literal("idle-power"), accelerator: z.string() }),
  /** Energy for the same work: machine lever of `recommend` with equivalent accelerators, as a ratio. */
  z.strictObject({ model: z.literal("machine-lever"), from: machine, to: machine }),
]);

const validationCase = z.strictObject({
  id: z.string(),
  /** Ids under which the figure is known in the collection of published figures that the project started from. */
  restates: z.array(z.string()),
  quantity: z.string(),
  unit: z.string(),
  kind: z.enum(["measured", "simulation", "formula", "constant", "derived", "claim"]),
  citation: z.string(),
  url: z.url(),
  given: question,
  expected,
  /** Without a number the figure must lie inside the interval that we state. `absolute` is in the case's unit. */
  tolerance: z.strictObject({
    relative: z.number().nonnegative().optional(),
    absolute: z.number().nonnegative().optional(),
    why: z.string(),
  }),
  /** Why we miss it. The case stays in the table, and the test makes sure that we still do. */
  missed: z.string().optional(),
  /** Of imported rows: what their misses are summed up by, instead of being listed one by one. */
  group: z.string().optional(),
});

export const caseFile = z.strictObject({
  class: z.string(),
  about: z.string(),
  cases: z.array(validationCase).min(1),
});

export const unansweredFile = z.array(
  z.strictObject({ restates: z.string(), quantity: z.string(), why: z.string() }),
);

export type ValidationCase = z.infer<typeof validationCase>;
export type CaseFile = z.infer<typeof caseFile>;
export type Question = ValidationCase["given"];
export type QuestionOf<M extends Question["model"]> = Extract<Question, { model: M }>;
export type MachineDescription = z.infer<typeof machine>;
