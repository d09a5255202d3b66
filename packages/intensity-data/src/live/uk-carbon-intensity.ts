import {
  type LiveIntensitySourceV1,
  MILLISECONDS_PER_DAY,
  MILLISECONDS_PER_MINUTE,
} from "@green-place/contract";
import { z } from "zod";
import { ELECTRICITY_MAPS } from "../yearly/zone-scheme.ts";
import { fetchPoints } from "./fetch-points.ts";
import type { IntensityPoint } from "./intensity-point.ts";
import type { LiveOptions } from "./live-options.ts";
import { liveSource } from "./live-source.ts";
import { grams, instant, readBody } from "./read-body.ts";
import { rowsOf } from "./rows-of.ts";

const SERVICE = "the Carbon Intensity API";
const HALF_HOUR_MS = 30 * MILLISECONDS_PER_MINUTE;

const shape = z.object({
  data: rowsOf(
    z.object({
      from: instant,
      to: instant,
      intensity: z.object({ forecast: grams.nullable(), actual: grams.nullable() }),
    }),
  ),
});

/**
 * Great Britain by the half-hour, past and about two days ahead, without a key. Average, of the stacks alone (direct).
 * What was measured is taken where it is there, else the forecast. Address: https://api.carbonintensity.org.uk
 */
export function ukCarbonIntensity(options: LiveOptions): LiveIntensitySourceV1 {
  return liveSource(
    {
      id: "uk-carbon-intensity",
      service: SERVICE,
      signal: { kind: "average", accounting: "location", boundary: "direct" },
      zoneScheme: ELECTRICITY_MAPS,
      zones: () => ["GB"],
      keys: [],
      sources: ["uk-carbon-intensity-api"],
      async points({ startMs, endMs, signal }) {
        // Whole days, so that a question asked an hour later finds the same answer kept.
        const from = dayOf(startMs);
        const to = dayOf(endMs + MILLISECONDS_PER_DAY);
        const url = new URL(
          `${options.baseUrl ?? "https://api.carbonintensity.org.uk"}/intensity/${from}/${to}`,
        );
        const what = `uk-carbon-intensity ${from} ${to}`;
        const request = async () => ({ url, signal });
        const read = (body: unknown) => pointsOf(readBody(SERVICE, shape, body).data);
        return [await fetchPoints({ service: SERVICE, what, validMs: HALF_HOUR_MS, request, read }, options)];
      },
    },
    options,
  );
}

const dayOf = (ms: number): string => `${new Date(ms).toISOString().slice(0, 10)}T00:00Z`;

function pointsOf(slots: z.infer<typeof shape>["data"]): IntensityPoint[] {
  return slots.flatMap(({ from, to, intensity }) => {
    const forecast = intensity.actual === null;
    const gramsPerKwh = forecast ? intensity.forecast : intensity.actual;
    return gramsPerKwh === null ? [] : [{ startMs: from, endMs: to, gramsPerKwh, forecast }];
  });
}
