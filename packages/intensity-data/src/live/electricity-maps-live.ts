import {
  type LiveIntensitySourceV1,
  type LiveSeriesQuery,
  MILLISECONDS_PER_HOUR,
  MILLISECONDS_PER_MINUTE,
} from "@green-place/contract";
import { z } from "zod";
import { LIFECYCLE_AVERAGE } from "../hourly/lifecycle-average.ts";
import { yearlyTables } from "../yearly/yearly-tables.ts";
import { ELECTRICITY_MAPS } from "../yearly/zone-scheme.ts";
import { type FetchedPoints, fetchPoints } from "./fetch-points.ts";
import type { IntensityPoint } from "./intensity-point.ts";
import type { LiveOptions } from "./live-options.ts";
import { liveSource } from "./live-source.ts";
import { mostTrusted } from "./most-trusted.ts";
import { grams, instant, readBody, refuseOtherZone } from "./read-body.ts";
import { rowsOf } from "./rows-of.ts";

const SERVICE = "Electricity Maps";
const KEY = "ELECTRICITY_MAPS_API_KEY";
/** Figures are hourly and revised within the hour. */
const VALID_MS = 15 * MILLISECONDS_PER_MINUTE;

const hour = z.object({ carbonIntensity: grams.nullable(), datetime: instant });
const latestShape = hour.extend({ zone: z.string(), emissionFactorType: z.literal("lifecycle").optional() });
const historyShape = z.object({ zone: z.string(), history: rowsOf(hour) });
const forecastShape = z.object({ zone: z.string(), forecast: rowsOf(hour) });

type Hour = z.infer<typeof hour>;

const latest = (body: unknown) => {
  const { zone, ...running } = readBody(SERVICE, latestShape, body);
  return { zone, hours: [running] };
};
const history = (body: unknown) => {
  const { zone, history: hours } = readBody(SERVICE, historyShape, body);
  return { zone, hours };
};
const forecast = (body: unknown) => {
  const { zone, forecast: hours } = readBody(SERVICE, forecastShape, body);
  return { zone, hours };
};

/**
 * Electricity Maps API v3: the last 24 hours (`history`), the running hour (`latest`) and up to 72 hours ahead (`forecast`), of which
 * only those are asked for that the window needs. Average, life cycle. Key: `ELECTRICITY_MAPS_API_KEY`.
 * An hour that it has no figure for (`null`) is a gap. Address: https://api.electricitymaps.com/v3
 */
export function electricityMapsLive(options: LiveOptions): LiveIntensitySourceV1 {
  const request = (zone: string, endpoint: string, horizon: string, query: LiveSeriesQuery) => async () => {
    const url = new URL(
      `${options.baseUrl ?? "https://api.electricitymaps.com"}/v3/carbon-intensity/${endpoint}`,
    );
    url.searchParams.set("zone", zone);
    // Without this an unknown zone would be answered for the caller's own place.
    url.searchParams.set("disableCallerLookup", "true");
    url.searchParams.set("emissionFactorType", "lifecycle");
    if (horizon) url.searchParams.set("horizonHours", horizon);
    return { url, headers: { "auth-token": options.env[KEY]! }, signal: query.signal };
  };
  const ask = (
    query: LiveSeriesQuery,
    endpoint: "history" | "latest" | "forecast",
    hoursOf: (body: unknown) => { zone: string; hours: readonly Hour[] },
    horizon = "",
  ): Promise<FetchedPoints> => {
    const what = ["electricity-maps", endpoint, query.zone, horizon].join(" ").trim();
    const read = (body: unknown) => {
      const { zone, hours } = hoursOf(body);
      refuseOtherZone(SERVICE, query.zone, zone);
      return pointsOf(hours, endpoint === "forecast");
    };
    const asked = request(query.zone, endpoint, horizon, query);
    return fetchPoints({ service: SERVICE, what, validMs: VALID_MS, request: asked, read }, options);
  };

  return liveSource(
    {
      id: "electricity-maps-live",
      service: SERVICE,
      signal: LIFECYCLE_AVERAGE,
      zoneScheme: ELECTRICITY_MAPS,
      zones: () => [...yearlyTables().zone.keys()],
      keys: [KEY],
      sources: ["electricity-maps-api"],
      async points(query) {
        const thisHour = Math.floor(options.now() / MILLISECONDS_PER_HOUR) * MILLISECONDS_PER_HOUR;
        const nextHour = thisHour + MILLISECONDS_PER_HOUR;
        const needsThisHour = query.startMs < nextHour && query.endMs > thisHour;
        const parts: FetchedPoints[] = [];
        if (needsThisHour) parts.push(await ask(query, "latest", latest));
        const hasThisHour = parts.some(({ points }) => points.some(({ startMs }) => startMs === thisHour));
        if (query.startMs < thisHour) parts.push(await ask(query, "history", history));
        if (query.endMs > nextHour || (needsThisHour && !hasThisHour))
          parts.push(await ask(query, "forecast", forecast, shortestHorizon(query.endMs - thisHour)));
        return mostTrusted(parts);
      },
    },
    options,
  );
}

/** The service forecasts 6, 24, 48 or 72 hours ahead. */
const shortestHorizon = (aheadMs: number): string =>
  String([6, 24, 48].find((hours) => aheadMs <= hours * MILLISECONDS_PER_HOUR) ?? 72);

function pointsOf(hours: readonly Hour[], forecast: boolean): IntensityPoint[] {
  return hours.flatMap(({ carbonIntensity, datetime }) => {
    if (carbonIntensity === null) return [];
    const startMs = Math.floor(datetime / MILLISECONDS_PER_HOUR) * MILLISECONDS_PER_HOUR;
    return [{ startMs, endMs: startMs + MILLISECONDS_PER_HOUR, gramsPerKwh: carbonIntensity, forecast }];
  });
}
