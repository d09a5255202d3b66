import { tied } from "@green-place/provider-data/schema";
import type { MergedReport } from "@green-place/tracker";
import { z } from "zod";
import { type DocumentHead, head, type Inferred } from "./document.ts";
import { shapeYears } from "./level-schema.ts";
import { warnings } from "./provenance-schema.ts";
import { range } from "./range-schema.ts";
import { carbonKg, durationS, embodiedKg, operationalKg, parts, waterLitres } from "./track-schema.ts";

const run = z.object({
  runId: z.string().describe("Id of the run"),
  host: z.string().nullable().describe("Name of the machine; null: not known"),
  energyKwh: range.describe("Energy of the machine, kWh"),
});

/** What `merge` prints: the nodes of one job together. */
export const schema = tied<DocumentHead & MergedReport>()(
  z.object({
    ...head,
    nodes: z.int().nonnegative().describe("Number of machines"),
    runs: z.array(run).min(1).describe("The runs that were added, each once"),
    durationS,
    energyKwh: parts,
    carbonKg,
    operationalKg,
    embodiedKg: embodiedKg.describe(
      "Share of the embodied carbon of the machines, kg CO2e; null: one of them does not know it",
    ),
    waterLitres,
    warnings,
    levelYears: z.array(z.int()).describe("Years of the yearly intensities that the runs took as level"),
    shapeYears,
  }),
);

/** Energy and carbon of a job that ran on several nodes. */
export type MergeDocument = Inferred<typeof schema>;
