import {
  type LiveIntensitySourceV1,
  MILLISECONDS_PER_DAY,
  MILLISECONDS_PER_MINUTE,
} from "@green-place/contract";
import { z } from "zod";
import { ELECTRICITY_MAPS } from "../yearly/zone-scheme.ts";
import { fetchPoints } from "./fetch-points.ts";
import type { IntensityPoint } from "./intensity-point.ts";
import { LiveFailure } from "./live-failure.ts";
import type { LiveOptions } from "./live-options.ts";
import { liveSource } from "./live-source.ts";
import { grams, readBody } from "./read-body.ts";
import { rowsOf } from "./rows-of.ts";

const SERVICE = "Energy-Charts";
const QUARTER_HOUR_MS = 15 * MILLISECONDS_PER_MINUTE;

/** The countries that the service documents, by the zone that stands for each; only Britain's code differs. */
const COUNTRIES: readonly string[] =
  "AL AM AT AZ BA BE BG BY CH CY CZ DE DK EE ES FI FR GB GE GR HR HU IE IT LT LU LV MD ME MK MT NL NO PL PT RO RS SE SI SK TR UA XK".split(
    " ",
  );

const figures = rowsOf(grams.nullable());
const shape = z.object({
  unix_seconds: rowsOf(z.number().int()),
  co2eq: figures,
  co2eq_forecast: figures.optional(),
});

/**
 * Energy-Charts of Fraunhofer ISE: CO2 equivalent of a country's generation by the quarter-hour or hour, and a forecast for a part of
 * the countries, without a key. Average; the boundary is not stated. Address: https://api.energy-charts.info
 */
export function energyCharts(options: LiveOptions): LiveIntensitySourceV1 {
  return liveSource(
    {
      id: "energy-charts",
      service: SERVICE,
      signal: { kind: "average", accounting: "location", boundary: "unstated" },
      zoneScheme: ELECTRICITY_MAPS,
      zones: () => COUNTRIES,
      keys: [],
      sources: ["energy-charts-api"],
      async points({ zone, startMs, endMs, signal }) {
        // Whole days, so that a question asked an hour later finds the same answer kept.
        const from = dayOf(startMs);
        const to = dayOf(endMs + MILLISECONDS_PER_DAY);
        const country = zone === "GB" ? "uk" : zone.toLowerCase();
        const url = new URL(`${options.baseUrl ?? "https://api.energy-charts.info"}/co2eq`);
        url.searchParams.set("country", country);
        url.searchParams.set("start", from);
        url.searchParams.set("end", to);
        const what = `energy-charts ${country} ${from} ${to}`;
        const request = async () => ({ url, signal });
        return [
          await fetchPoints(
            { service: SERVICE, what, validMs: QUARTER_HOUR_MS, request, read: pointsOf },
            options,
          ),
        ];
      },
    },
    options,
  );
}

const dayOf = (ms: number): string => `${new Date(ms).toISOString().slice(0, 10)}T00:00Z`;

function pointsOf(body: unknown): IntensityPoint[] {
  const { unix_seconds: seconds, co2eq, co2eq_forecast: ahead } = readBody(SERVICE, shape, body);
  if (co2eq.length !== seconds.length || (ahead && ahead.length !== seconds.length)) {
    throw new LiveFailure("unreadable-answer", `${SERVICE} answered with columns of different lengths`, true);
  }
  // Slots are as long as the closest two are apart: a missing one then leaves a hole, and is not covered by its neighbour.
  const steps = seconds.slice(1).map((second, i) => second - seconds[i]!);
  if (steps.some((length) => length < 0))
    throw new LiveFailure("unreadable-answer", `${SERVICE} answered with times that do not ascend`, true);
  const step =
    steps.reduce((least, length) => (length > 0 ? Math.min(least, length) : least), Infinity) * 1000;
  if (!Number.isFinite(step)) return [];
  return seconds.flatMap((second, i) => {
    const measured = co2eq[i] ?? null;
    const gramsPerKwh = measured ?? ahead?.[i] ?? null;
    if (gramsPerKwh === null) return [];
    const startMs = second * 1000;
    return [{ startMs, endMs: startMs + step, gramsPerKwh, forecast: measured === null }];
  });
}
