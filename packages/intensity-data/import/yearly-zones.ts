import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { countryOfAlpha2 } from "./iso-countries.ts";
import type { Refusal } from "./refusals.ts";

const YEARS: readonly number[] = [2021, 2022, 2023, 2024, 2025];

const zoneShape = z.object({
  zone: z.object({ zoneName: z.string().min(1) }),
  carbonIntensity: z.object({ value: z.number().positive().lt(2000), unit: z.literal("gCO2eq/kWh") }),
});

export interface ZoneRow {
  readonly zone: string;
  readonly name: string;
  readonly country: string;
}

export interface YearlyRow {
  readonly zone: string;
  readonly year: number;
  readonly g_per_kwh: number;
  readonly source: string;
}

/** Reads `yearly_<year>.json` of Electricity Maps: zone -> name and g/kWh, life cycle, consumption. */
export function readYearlyZones(
  folder: string,
  years: readonly number[] = YEARS,
): { zones: ZoneRow[]; yearly: YearlyRow[]; refusals: Refusal[] } {
  const zones = new Map<string, ZoneRow>();
  const yearly: YearlyRow[] = [];
  const refusals: Refusal[] = [];
  for (const year of years) {
    const file = `yearly_${year}.json`;
    const entries = z
      .record(z.string(), z.unknown())
      .parse(JSON.parse(readFileSync(join(folder, file), "utf8")));
    for (const [zone, entry] of Object.entries(entries)) {
      const country = countryOfAlpha2(zone.split("-")[0]!);
      const parsed = zoneShape.safeParse(entry);
      if (!parsed.success) {
        refusals.push({ file, row: zone, reason: z.prettifyError(parsed.error).replaceAll("\n", " ") });
      } else if (!country) {
        refusals.push({ file, row: zone, reason: "the zone does not begin with an ISO 3166-1 country code" });
      } else {
        zones.set(zone, { zone, name: parsed.data.zone.zoneName, country: country.alpha2 });
        const grams = parsed.data.carbonIntensity.value;
        yearly.push({ zone, year, g_per_kwh: grams, source: "electricity-maps-yearly" });
      }
    }
  }
  return {
    zones: [...zones.values()].sort((a, b) => (a.zone < b.zone ? -1 : 1)),
    yearly: yearly.sort((a, b) => (a.zone < b.zone ? -1 : a.zone > b.zone ? 1 : a.year - b.year)),
    refusals,
  };
}
