import {
  type AnnualIntensityQuery,
  type Intensity,
  type IntensitySourceV1,
  known,
  type Lookup,
  quantity,
  type Signal,
  unknown,
} from "@green-place/contract";
import { nearestNames } from "@green-place/core";
import { yearlyTables } from "./yearly-tables.ts";
import { type Band, zoneBand } from "./zone-band.ts";
import { ELECTRICITY_MAPS } from "./zone-scheme.ts";
import { WATER_SOURCES, waterOf } from "./zone-water.ts";

/**
 * Yearly averages of Electricity Maps: 352 zones, 2021 to 2025, power consumed (imports counted), life cycle.
 *
 * A region with several zones, because sources disagree where it is, gets the mean of their figures, low and high span all
 * of them, and the zone named is the first. A zone that is not known is not replaced by its country: that is a miss.
 */
export function electricityMaps(): IntensitySourceV1 {
  const { packageName, version, sources, years } = yearlyTables();
  const newestYear = years.at(-1)!;
  const signal: Signal = { kind: "average", accounting: "location", boundary: "lifecycle" };
  return {
    specVersion: 1,
    id: "electricity-maps",
    meta: { packageName, version, dataAsOf: `${newestYear}-12-31` },
    signal,
    newestYear,
    annual: (query) => annualOf(query, query.year ?? newestYear, signal),
    sources: () =>
      sources.filter(
        ({ id }) => id.startsWith("electricity-maps-") || id === "ember-yearly" || WATER_SOURCES.includes(id),
      ),
  };
}

interface Figure {
  readonly zone: string;
  readonly grams: number;
  readonly band: Band;
  readonly repeated: boolean;
}

function annualOf(query: AnnualIntensityQuery, year: number, signal: Signal): Lookup<Intensity> {
  const zones = query.zones.filter(({ scheme }) => scheme === ELECTRICITY_MAPS).map(({ id }) => id);
  if (zones.length === 0) return unknown("unknown-zone", query.zones[0]?.id ?? query.country);
  const figures: Figure[] = [];
  for (const zone of zones) {
    const figure = figureOf(zone, year);
    if (!figure.ok) return figure;
    figures.push(figure.data);
  }
  const [first, ...others] = figures;
  const ewif = waterOf(query.zones);
  const numbers = {
    low: Math.min(...figures.map(({ grams, band }) => grams * band.low)),
    value: figures.reduce((sum, { grams }) => sum + grams, 0) / figures.length,
    high: Math.max(...figures.map(({ grams, band }) => grams * band.high)),
  };
  return known({
    gramsPerKwh: quantity(`intensity of ${zones.join(" ")}`, numbers, "g/kWh", "electricity-maps-yearly"),
    signal,
    zone: { scheme: ELECTRICITY_MAPS, id: first!.zone },
    year,
    estimated: first!.repeated || others.length > 0,
    ...(ewif && { ewif }),
  });
}

function figureOf(zone: string, year: number): Lookup<Figure> {
  const tables = yearlyTables();
  const row = tables.zone.get(zone);
  if (!row) return unknown("unknown-zone", zone, { suggestions: nearestNames(zone, tables.zone.keys()) });
  const history = row[3];
  const grams = history[tables.years.indexOf(year)];
  if (grams === undefined || grams === null) {
    const has = tables.years.filter((_, index) => typeof history[index] === "number");
    return unknown("no-data", `${zone} in ${year}`, { suggestions: has.map(String) });
  }
  // No grid that is measured has the same mean five years running: such a figure is a model's constant.
  const repeated = history.every((figure) => figure === grams);
  return known({ zone, grams, band: zoneBand(history, emberRatio(zone)), repeated });
}

/** Ember's figure over this zone's in Ember's year, for a zone that is a whole country. */
function emberRatio(zone: string): number | undefined {
  const tables = yearlyTables();
  const country = tables.country.get(zone);
  const year = country?.[3];
  const ember = country?.[4];
  if (typeof year !== "number" || typeof ember !== "number") return undefined;
  const own = tables.zone.get(zone)?.[3][tables.years.indexOf(year)];
  return typeof own === "number" ? ember / own : undefined;
}
