import { z } from "zod";
import { instanceType, provider, region } from "./placement-schema.ts";
import { signal } from "./provenance-schema.ts";

/** What another signal says beside a ranking. */
export const secondOpinion = z
  .object({
    signal,
    provider,
    region,
    instanceType,
    carbonKg: z
      .number()
      .describe("Median carbon by that signal, kg CO2e; not to be compared with the options'"),
    agrees: z.boolean().describe("Whether it is the place that stands first among the options"),
    probability: z
      .number()
      .min(0)
      .max(1)
      .nullable()
      .describe(
        "Probability by that signal that it emits less than the first option, or than the next best place, 0 to 1; null: no other place",
      ),
  })
  .nullable()
  .describe("What the other signal would choose; null: no source of it knows the places, or it is withheld");

export const secondOpinionWithheld = z
  .object({
    signal,
    probability: z
      .number()
      .min(0)
      .max(1)
      .describe("Probability by that signal that its choice emits less, 0 to 1 and below 0.8"),
    factor: z
      .number()
      .min(1)
      .describe("How far publishers' figures of either place lie apart, ratio; 1: none contradicts another"),
    reason: z.string().describe("Why, as a sentence"),
  })
  .nullable()
  .describe("Set when what the other signal would choose is too doubtful to be told");

/** What publishers leave of a ranking by a signal that they contradict each other about. */
export const contested = z
  .object({
    factor: z.number().min(1).describe("How far publishers' figures lie apart at the most, ratio"),
    greenest: z
      .string()
      .describe(`The placement with the least median carbon, as provider:region:instance type`),
    probabilityBest: z.number().min(0).max(1).describe("Probability that it emits least, 0 to 1"),
    others: z.int().min(0).describe("Number of other placements that were drawn"),
    alike: z.int().min(0).describe("Number of those that cannot be told apart from it"),
  })
  .nullable()
  .describe(
    "How little the ranking can tell; null: publishers do not contradict each other about its signal",
  );
