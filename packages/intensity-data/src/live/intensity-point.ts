import { MILLISECONDS_PER_DAY } from "@green-place/contract";
import { z } from "zod";

/** One slot of an answer: `startMs` up to `endMs` (UTC milliseconds since 1970), not yet known to fit its neighbours. */
export interface IntensityPoint {
  readonly startMs: number;
  readonly endMs: number;
  readonly gramsPerKwh: number;
  readonly forecast: boolean;
}

/** Of the zones in the tables none has seen a quarter of it; it catches a wrong unit, not a surprising hour. */
export const MOST_GRAMS_PER_KWH = 5000;

const LAST_INSTANT_MS = Date.UTC(2200, 0);
const instantMs = z.number().int().min(0).max(LAST_INSTANT_MS);

/** What every slot has to be, whichever service or file it comes from: finite, in range, and a stretch of time of a day at most. */
export const intensityPoint: z.ZodType<IntensityPoint> = z
  .object({
    startMs: instantMs,
    endMs: instantMs,
    gramsPerKwh: z.number().min(0).max(MOST_GRAMS_PER_KWH),
    forecast: z.boolean(),
  })
  .refine(({ startMs, endMs }) => startMs < endMs && endMs - startMs <= MILLISECONDS_PER_DAY);
