import { type LiveIntensitySourceV1, MILLISECONDS_PER_HOUR } from "@green-place/contract";
import { z } from "zod";
import { LIFECYCLE_AVERAGE } from "../hourly/lifecycle-average.ts";
import { yearlyTables } from "../yearly/yearly-tables.ts";
import { ELECTRICITY_MAPS } from "../yearly/zone-scheme.ts";
import { fetchPoints } from "./fetch-points.ts";
import { type FuelMegawattHours, fuelMixIntensity } from "./fuel-mix.ts";
import type { IntensityPoint } from "./intensity-point.ts";
import { LiveFailure } from "./live-failure.ts";
import type { LiveOptions } from "./live-options.ts";
import { liveSource } from "./live-source.ts";
import { instant, readBody, refuseOtherZone } from "./read-body.ts";
import { rowsOf } from "./rows-of.ts";

const SERVICE = "the EIA";
const KEY = "EIA_API_KEY";
/** Rows that the service gives at most in one answer. */
const LONGEST_ANSWER = 5000;

/** `2026-11-22T05`: an hour in UTC, without the offset that other services give. */
const period = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}$/)
  .transform((text) => `${text}:00Z`)
  .pipe(instant);
/** The service writes numbers as such or as texts. */
const number = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d+(\.\d+)?$/)
    .transform(Number),
]);
/** The whole country generates less than half of it in an hour. */
const MOST_MEGAWATT_HOURS = 1_000_000;
const row = z.object({
  period,
  respondent: z.string(),
  fueltype: z.string(),
  value: number.pipe(z.number().min(-MOST_MEGAWATT_HOURS).max(MOST_MEGAWATT_HOURS)).nullable(),
  "value-units": z.literal("megawatthours"),
});
const shape = z.object({
  response: z.object({ total: number.pipe(z.number().int().min(0)), data: rowsOf(row) }),
});

/**
 * The US Energy Information Administration's hourly generation by fuel (EIA-930), turned into carbon intensity with the life-cycle medians
 * of the IPCC: average, of the power generated in the balancing authority (imports are not counted). Past hours only, about a day late;
 * an hour with over 5 % from fuels without a factor, or with a fuel whose figure is missing, is a gap.
 * Key: `EIA_API_KEY`. Address: https://api.eia.gov/v2
 */
export function eiaFuelMix(options: LiveOptions): LiveIntensitySourceV1 {
  return liveSource(
    {
      id: "eia-fuel-mix",
      service: SERVICE,
      signal: LIFECYCLE_AVERAGE,
      zoneScheme: ELECTRICITY_MAPS,
      zones: () => [...yearlyTables().zone.keys()].filter((zone) => authorityOf(zone) !== undefined),
      keys: [KEY],
      sources: ["eia-930-api", "ipcc-ar5-annex-iii", "post-268"],
      async points({ zone, startMs, endMs, signal }) {
        const authority = authorityOf(zone)!;
        // An hour is named by its end.
        const start = hourOf(
          Math.floor(startMs / MILLISECONDS_PER_HOUR) * MILLISECONDS_PER_HOUR + MILLISECONDS_PER_HOUR,
        );
        const end = hourOf(Math.ceil(endMs / MILLISECONDS_PER_HOUR) * MILLISECONDS_PER_HOUR);
        const url = new URL(
          `${options.baseUrl ?? "https://api.eia.gov"}/v2/electricity/rto/fuel-type-data/data/`,
        );
        const parameters = {
          frequency: "hourly",
          "data[0]": "value",
          "facets[respondent][]": authority,
          start,
          end,
          "sort[0][column]": "period",
          "sort[0][direction]": "asc",
          length: String(LONGEST_ANSWER),
          api_key: options.env[KEY]!,
        };
        for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
        const what = `eia ${authority} ${start} ${end}`;
        const request = async () => ({ url, signal });
        return [
          await fetchPoints(
            {
              service: SERVICE,
              what,
              validMs: MILLISECONDS_PER_HOUR,
              request,
              read: (body) => pointsOf(body, authority),
            },
            options,
          ),
        ];
      },
    },
    options,
  );
}

/** `US-CAL-CISO` is the balancing authority CISO. Alaska and Hawaii are not in EIA-930. */
const authorityOf = (zone: string): string | undefined => /^US-(?!AK\b|HI\b)[A-Z]+-([A-Z]+)$/.exec(zone)?.[1];

const hourOf = (ms: number): string => new Date(ms).toISOString().slice(0, 13);

function pointsOf(body: unknown, authority: string): IntensityPoint[] {
  const { total, data } = readBody(SERVICE, shape, body).response;
  if (total > data.length) {
    throw new LiveFailure(
      "no-data",
      `${SERVICE} has ${total} rows for this window, more than it gives at once`,
      false,
    );
  }
  const hours = new Map<number, Map<string, number | null>>();
  for (const { period: endMs, respondent, fueltype, value } of data) {
    refuseOtherZone(SERVICE, authority, respondent);
    const mix = hours.get(endMs) ?? new Map<string, number | null>();
    hours.set(endMs, mix);
    if (mix.has(fueltype) && mix.get(fueltype) !== value) {
      throw new LiveFailure(
        "gap",
        `${SERVICE} has two figures for one hour and fuel that contradict each other`,
        false,
      );
    }
    mix.set(fueltype, value);
  }
  return [...hours].flatMap(([endMs, mix]) => {
    const fuels: FuelMegawattHours[] = [];
    for (const [fuel, megawattHours] of mix) {
      if (megawattHours === null) return [];
      fuels.push({ fuel, megawattHours });
    }
    const gramsPerKwh = fuelMixIntensity(fuels);
    return gramsPerKwh === undefined
      ? []
      : [{ startMs: endMs - MILLISECONDS_PER_HOUR, endMs, gramsPerKwh, forecast: false }];
  });
}
