import {
  GRAMS_PER_POUND,
  KILOWATT_HOURS_PER_MEGAWATT_HOUR,
  type LiveIntensitySourceV1,
  type LiveSeriesQuery,
  MILLISECONDS_PER_HOUR,
  MILLISECONDS_PER_MINUTE,
} from "@green-place/contract";
import { z } from "zod";
import { type FetchedPoints, fetchPoints } from "./fetch-points.ts";
import { getJson } from "./get-json.ts";
import type { IntensityPoint } from "./intensity-point.ts";
import type { LiveOptions } from "./live-options.ts";
import { liveSource } from "./live-source.ts";
import { mostTrusted } from "./most-trusted.ts";
import { instant, readBody, refuseOtherZone } from "./read-body.ts";
import { rowsOf } from "./rows-of.ts";

const SERVICE = "WattTime";
const USER = "WATTTIME_USER";
const PASSWORD = "WATTTIME_PASSWORD";
/** A forecast is made every five minutes. */
const VALID_MS = 5 * MILLISECONDS_PER_MINUTE;

const loginShape = z.object({ token: z.string().min(1).max(10_000) });
const shape = z.object({
  data: rowsOf(z.object({ point_time: instant, value: z.number().min(0).max(10_000) })),
  meta: z.object({
    region: z.string(),
    signal_type: z.literal("co2_moer"),
    units: z.literal("lbs_co2_per_mwh"),
    data_point_period_seconds: z.number().int().positive(),
  }),
});

/**
 * WattTime API v3: marginal operating emissions rate (`co2_moer`), forecast up to 72 hours ahead and, for a window that begins in the
 * past, history. Marginal, of the stacks alone (direct). Zones are WattTime's regions, such as `CAISO_NORTH`, which is the one open to
 * every account. Keys: `WATTTIME_USER` and `WATTTIME_PASSWORD`; the token that a login gives is never kept.
 *
 *   g/kWh = lb/MWh x 453.59237 / 1000
 *
 * Address: https://api.watttime.org
 */
export function wattTime(options: LiveOptions): LiveIntensitySourceV1 {
  const base = options.baseUrl ?? "https://api.watttime.org";

  const authorised = async (url: URL, signal: AbortSignal | undefined) => {
    const secret = Buffer.from(`${options.env[USER]}:${options.env[PASSWORD]}`).toString("base64");
    const login = {
      service: SERVICE,
      url: new URL(`${base}/login`),
      headers: { authorization: `Basic ${secret}` },
      signal,
    };
    const { token } = readBody(SERVICE, loginShape, (await getJson(login, options)).body);
    return { url, headers: { authorization: `Bearer ${token}` }, signal };
  };
  const ask = (
    query: LiveSeriesQuery,
    endpoint: "historical" | "forecast",
    parameters: Record<string, string>,
  ) => {
    const url = new URL(`${base}/v3/${endpoint}`);
    const all = { region: query.zone, signal_type: "co2_moer", ...parameters };
    for (const [name, value] of Object.entries(all)) url.searchParams.set(name, value);
    const what = `watttime ${endpoint} ${url.searchParams}`;
    const request = () => authorised(url, query.signal);
    const read = (body: unknown) => pointsOf(body, query.zone, endpoint === "forecast");
    return fetchPoints({ service: SERVICE, what, validMs: VALID_MS, request, read }, options);
  };

  return liveSource(
    {
      id: "watttime",
      service: SERVICE,
      signal: { kind: "marginal", accounting: "location", boundary: "direct" },
      zoneScheme: "watttime",
      zones: () => undefined,
      keys: [USER, PASSWORD],
      sources: ["watttime-api"],
      async points(query) {
        const nowMs = options.now();
        const thisSlot = Math.floor(nowMs / VALID_MS) * VALID_MS;
        const parts: FetchedPoints[] = [];
        if (query.startMs < thisSlot) {
          const start = new Date(Math.floor(query.startMs / VALID_MS) * VALID_MS).toISOString();
          const end = new Date(Math.ceil(Math.min(query.endMs, nowMs) / VALID_MS) * VALID_MS).toISOString();
          parts.push(await ask(query, "historical", { start, end }));
        }
        const lastMs = parts
          .flatMap(({ points }) => points)
          .reduce((latest, { endMs }) => Math.max(latest, endMs), -Infinity);
        // History comes some minutes late: the newest of them are taken from the forecast.
        if (query.endMs > lastMs && query.endMs > nowMs - MILLISECONDS_PER_HOUR) {
          const hours = Math.min(72, Math.max(1, Math.ceil((query.endMs - nowMs) / MILLISECONDS_PER_HOUR)));
          parts.push(await ask(query, "forecast", { horizon_hours: String(hours) }));
        }
        return mostTrusted(parts);
      },
    },
    options,
  );
}

function pointsOf(body: unknown, zone: string, forecast: boolean): IntensityPoint[] {
  const { data, meta } = readBody(SERVICE, shape, body);
  refuseOtherZone(SERVICE, zone, meta.region);
  const gramsPerPound = GRAMS_PER_POUND / KILOWATT_HOURS_PER_MEGAWATT_HOUR;
  return data.map(({ point_time: startMs, value }) => ({
    startMs,
    endMs: startMs + meta.data_point_period_seconds * 1000,
    gramsPerKwh: value * gramsPerPound,
    forecast,
  }));
}
