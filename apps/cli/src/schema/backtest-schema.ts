import type { BacktestRow } from "@green-place/core";
import { tied } from "@green-place/provider-data/schema";
import { z } from "zod";
import { type Inferred, listOf } from "./document.ts";
import { level, shapeYears } from "./level-schema.ts";
import { zone } from "./placement-schema.ts";

const percent = z.number().max(100);

const row = tied<{ readonly zone: string; readonly starts: number } & BacktestRow>()(
  z.object({
    zone,
    starts: z.int().positive().describe("Number of start hours that were replayed"),
    forecast: z.string().describe("perfect, or what the plans were made with"),
    meanSavingPercent: percent.describe("Carbon saved over all starts against starting at once, %"),
    p10: percent.describe("10th percentile of the saving of a start, %"),
    p50: percent.describe("Median of the saving of a start, %"),
    p90: percent.describe("90th percentile of the saving of a start, %"),
    regretPoints: z
      .number()
      .describe("What perfect knowledge would have saved on top, percentage points (%)"),
    worsePercent: z
      .number()
      .min(0)
      .max(100)
      .describe("Share of starts after which the job emitted more than at once, %"),
  }),
);

/** One forecast's row for one zone. */
export type BacktestLine = Inferred<typeof row>;

/** What `when --backtest --format json` prints. */
export const schema = listOf(row, "One entry a zone and forecast").extend({
  durationHours: z.number().positive().describe("Running time of the job, hours"),
  withinHours: z.number().positive().describe("Time from a start until the job has to be done, hours"),
  interruptible: z.boolean().describe("Whether the job may pause and resume"),
  level,
  shapeYears,
});

/** What a backtest came to. */
export type BacktestDocument = Inferred<typeof schema>;
