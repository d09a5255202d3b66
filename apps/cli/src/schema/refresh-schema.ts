import { tied } from "@green-place/provider-data/schema";
import { gapCodes, type LiveGap } from "@green-place/provider-data/tables";
import { z } from "zod";
import { type FieldsOf, head, type Inferred } from "./document.ts";
import { provider } from "./placement-schema.ts";

const gap = tied<LiveGap>()(
  z.object({
    code: z
      .enum(gapCodes)
      .describe("What is missing; a code that ends in -failed was asked for and not answered"),
    names: z.array(z.string()).describe("Regions or instance types that it concerns"),
    why: z.string().describe("What happened"),
  }),
);

/** What `refresh --format json` prints. */
export const schema = z.object({
  ...head,
  provider,
  version: z.string().describe("Edition of the data, as results that use it name it: live 2026-11-23"),
  regions: z.int().nonnegative().describe("Number of regions"),
  instanceTypes: z.int().nonnegative().describe("Number of instance types"),
  offers: z.int().nonnegative().describe("Number of pairs of an instance type and a region that offers it"),
  onDemandPrices: z.int().nonnegative().describe("Number of offers with a price on demand"),
  spotPrices: z.int().nonnegative().describe("Number of offers with a spot price"),
  gaps: z.array(gap).describe("What could not be had, or only in part"),
  file: z.string().describe("Where the data was written"),
});

export type RefreshDocument = Inferred<typeof schema>;

/** What one refresh brought. */
export type RefreshSummary = FieldsOf<RefreshDocument>;
