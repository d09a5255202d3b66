import { type EmissionFactor, workloadClasses } from "@green-place/core";
import { tied } from "@green-place/provider-data/schema";
import { z } from "zod";
import { type Inferred, listOf } from "./document.ts";
import { accelerator, country, instanceType, provider, region, zone } from "./placement-schema.ts";
import { excluded, signal, sources } from "./provenance-schema.ts";
import { range } from "./range-schema.ts";

const row = tied<EmissionFactor>()(
  z.object({
    provider,
    region,
    country,
    zone,
    instanceType,
    accelerator,
    operationalGramsPerHour: range.describe(
      "Carbon of the energy of one instance, PUE included, g CO2e per hour",
    ),
    embodiedGramsPerHour: range.describe("Share of the embodied carbon of the machine, g CO2e per hour"),
  }),
);

/** What `factors --format json` prints. */
export const schema = listOf(row, "One entry a placement").extend({
  attribution: z.string().describe("Who has to be named when the figures are passed on"),
  signal,
  workload: z.enum(workloadClasses).describe("Whose default load counts"),
  utilisation: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .describe("Mean load in place of that default, 0 to 1; null: the default"),
  excluded,
  sources,
});

/** Emission factors of placements. */
export type FactorsDocument = Inferred<typeof schema>;
