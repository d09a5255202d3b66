import { z } from "zod";
import { range } from "./range-schema.ts";

/** The fields that every JSON document of green-place starts with. */
export const head: { schemaVersion: z.ZodLiteral<1>; tool: z.ZodType } = {
  schemaVersion: z.literal(1),
  tool: z.object({ name: z.literal("green-place"), version: z.string() }),
};

export const signal: z.ZodType = z.object({
  kind: z.enum(["average", "marginal"]),
  accounting: z.enum(["location", "market"]),
  boundary: z.enum(["lifecycle", "direct", "unstated"]),
  year: z.int(),
});

const source = z.object({
  id: z.string(),
  publisher: z.string(),
  title: z.string(),
  url: z.url(),
  licence: z.string(),
  retrieved: z.iso.date(),
});

/** By qualified id: `aws/price-list`. */
export const sources: z.ZodType = z.record(z.string(), source);

export const assumptions: z.ZodType = z.array(
  z.object({
    id: z.string(),
    low: z.number(),
    value: z.number(),
    high: z.number(),
    unit: z.string(),
    source: z.string(),
    why: z.string(),
  }),
);

export const excluded: z.ZodType = z.array(
  z.object({ reason: z.string(), count: z.int().positive(), examples: z.array(z.string()) }),
);

export const factor: z.ZodObject = range.extend({
  id: z.string(),
  unit: z.string(),
  source: z.string(),
  floor: z.number().optional(),
  ceiling: z.number().optional(),
});

export const step: z.ZodType = range.extend({
  number: z.int().positive(),
  name: z.string(),
  equation: z.string(),
  unit: z.string(),
  factors: z.array(factor),
});

/** With `--proportion`: a footprint in everyday terms. */
export const proportion: z.ZodType = z
  .array(
    range.extend({
      id: z.string(),
      words: z.string(),
      factor: range.extend({ unit: z.string(), why: z.string() }),
      source,
    }),
  )
  .optional();
