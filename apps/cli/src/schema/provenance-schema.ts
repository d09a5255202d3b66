import type { Signal, Source } from "@green-place/contract";
import type { Assumption, Exclusion, Factor, Step } from "@green-place/core";
import { tied } from "@green-place/provider-data/schema";
import { z } from "zod";
import { range } from "./range-schema.ts";

export const signal = tied<Signal & { readonly year: number }>()(
  z.object({
    kind: z
      .enum(["average", "marginal"])
      .describe("average: all power used; marginal: the plants that react to one more kWh"),
    accounting: z
      .enum(["location", "market"])
      .describe("location: what the grid delivers; market: what was contracted"),
    boundary: z
      .enum(["lifecycle", "direct", "unstated"])
      .describe("lifecycle counts fuel supply and construction, direct the stack alone"),
    year: z.int().describe("Year of the figures"),
  }),
).describe("Which question the grid intensity answers");

const source = tied<Source>()(
  z.object({
    id: z.string().describe("Id within the package that gives it"),
    publisher: z.string().describe("Who published it"),
    title: z.string().describe("Title"),
    url: z.url().describe("Address"),
    licence: z.string().describe("SPDX id where there is one, else the publisher's words"),
    retrieved: z.iso.date().describe("Date on which its figures were entered or last compared with it"),
  }),
).describe("Where a number comes from");

export const sources = z
  .record(z.string(), source)
  .describe("Everything that the numbers rest on, by qualified id such as aws/price-list");

export const assumptions = z
  .array(
    tied<Assumption>()(
      z.object({
        id: z.string().describe("Name of the assumption"),
        low: z.number().describe("Lower end of the 90 % range, in its unit"),
        value: z.number().describe("Median, in its unit"),
        high: z.number().describe("Upper end of the 90 % range, in its unit"),
        unit: z.string().describe("Unit of low, value and high; 1 for a ratio"),
        source: z.string().describe("Id of a source of core"),
        why: z.string().describe("What it stands for, and why this value"),
      }),
    ),
  )
  .describe("Defaults that stood in for facts that nobody gave");

export const excluded = z
  .array(
    tied<Exclusion>()(
      z.object({
        reason: z
          .enum([
            "not-the-provider",
            "not-within",
            "not-the-country",
            "not-the-region",
            "too-few-vcpus",
            "too-little-memory",
            "too-little-accelerator-memory",
            "accelerator-memory-unknown",
            "only-a-fraction-of-an-accelerator",
            "several-accelerator-kinds",
            "accelerator-unknown",
            "power-unknown",
            "throughput-unknown",
            "intensity-unknown",
            "no-interconnect",
            "price-unknown",
            "over-budget",
          ])
          .describe("Why; a reason that ends in -unknown is a fact that is missing"),
        count: z.int().positive().describe("Number of placements left out for this reason"),
        examples: z.array(z.string()).describe("The first few, as provider:region:instance type"),
      }),
    ),
  )
  .describe("Placements that were left out, by reason");

const ends = z.object({
  low: z.number().describe("Lower end, in its unit"),
  high: z.number().describe("Upper end, in its unit"),
});

/** One number that a result rests on. */
export const factor = tied<Factor>()(
  range.extend({
    id: z.string().describe("Name of the number, such as zone:FR:intensity"),
    unit: z.string().describe("Unit of low, value and high; 1 for a ratio"),
    source: z.string().describe("Qualified id of its source"),
    floor: z.number().describe("Physical lower bound that no draw crosses, in its unit").exactOptional(),
    ceiling: z.number().describe("Physical upper bound that no draw crosses, in its unit").exactOptional(),
    conflict: z
      .object({
        own: ends.describe("Around the figure of its source, in its unit"),
        other: ends.describe("Where another publisher's figure may lie, in its unit"),
        source: z.string().describe("Qualified id of the source of the other"),
      })
      .describe("Set where publishers contradict each other: low and high span both")
      .exactOptional(),
  }),
);

/** One line of a derivation. */
export const step = tied<Step>()(
  range.extend({
    number: z.int().positive().describe("Number of the step, from 1; other steps refer to it"),
    name: z.string().describe("What is computed"),
    equation: z.string().describe("How it is computed"),
    unit: z.string().describe("Unit of low, value and high; 1 for a ratio"),
    factors: z.array(factor).describe("The numbers that went in"),
  }),
);

export const steps = z.array(step).describe("How the numbers came about, in order");

export const warnings = z.array(z.string()).describe("What has to be known to read the result, in sentences");

const everydayTerm = range.extend({
  id: z.string().describe("Name of the comparison"),
  words: z.string().describe("What low, value and high count, such as km by petrol car"),
  factor: range
    .extend({
      unit: z.string().describe("Unit of low, value and high"),
      why: z.string().describe("What the factor stands for"),
    })
    .describe("Energy or carbon of one of them, in its unit"),
  source: source.describe("Where the factor comes from"),
});

/** With `--proportion`. */
export const proportion = z.array(everydayTerm).describe("The footprint in everyday terms");
