import type { ZoneSeries } from "@green-place/contract";
import type { SchedulePlan } from "@green-place/core";
import { tied } from "@green-place/provider-data/schema";
import { z } from "zod";
import { type FieldsOf, head, type Inferred } from "./document.ts";
import { level, shapeYears } from "./level-schema.ts";
import { zone } from "./placement-schema.ts";
import { warnings } from "./provenance-schema.ts";
import { range } from "./range-schema.ts";

/** A stretch of time. */
export const slot = {
  start: z.iso.datetime().describe("When it starts, UTC"),
  end: z.iso.datetime().describe("When it ends, UTC"),
};

/** What hours rest on; the same words in every result. */
export const basis = tied<ZoneSeries["basis"]>()(z.enum(["history", "profile", "forecast", "file"])).describe(
  "What the intensities are: real hours of the past, typical days, a live forecast, or your file",
);

/** The fields by which every plan says what it chose and why. */
export const plan = {
  slots: z.array(z.object(slot)).min(1).describe("When the job runs; several where it pauses"),
  savingPercent: z
    .number()
    .min(0)
    .max(100)
    .describe("Carbon that the best time saves against starting at once, %"),
  worthWaiting: z
    .boolean()
    .describe("Whether that is more than the error of a forecast; if not, run at once"),
  basis,
  level,
  shapeYears,
  method: tied<SchedulePlan["method"]>()(
    z.enum(["contiguous", "pause-and-resume", "pause-and-resume-with-overhead"]),
  ).describe("How the time was chosen"),
};

/** What a job meets while it runs. */
export const met = {
  meanIntensity: z
    .number()
    .nonnegative()
    .describe("Mean intensity while the job runs, the energy of starts included, g CO2e per kWh"),
  meanIntensityRange: range
    .nullable()
    .describe(
      "The same with the doubt of the level, g CO2e per kWh; null: no doubt is known of live hours and files",
    ),
};

const schedule = z.object({ ...slot, ...met });

const { slots, ...decision } = plan;

/** What `when --format json` prints. */
export const schema = z.object({
  ...head,
  zone,
  now: schedule.describe("Starting at once and running through"),
  best: schedule.extend({ slots }).describe("The best time in the window"),
  ...decision,
  warnings,
});

/** What `when` answers: instants in ISO 8601. */
export type WhenDocument = Inferred<typeof schema>;

/** The same without the head. */
export type WhenAnswer = FieldsOf<WhenDocument>;
