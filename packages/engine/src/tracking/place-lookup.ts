import {
  HOURS_PER_DAY,
  known,
  type Lookup,
  MILLISECONDS_PER_HOUR,
  type ProviderV1,
  type Quantity,
  type Region,
  unknown,
} from "@green-place/contract";
import { assumedQuantity, assumptionOfBuilding, nearestNames } from "@green-place/core";
import { COUNTRY, countries, electricityMaps, emberAverage, zones } from "@green-place/intensity-data";
import type { PlaceFacts, PlaceLookup, PlaceRequest } from "@green-place/tracker";
import { type GridPlace, placeOfGrid, placeOfZone } from "../timing/grid-place.ts";
import { levelledHours } from "../timing/levelled-hours.ts";

/** Hours of a run for which the typical days are laid out; a longer run goes on with the yearly mean of its zone. */
const HOURS_AHEAD = 14 * HOURS_PER_DAY;

/**
 * What is known of a place, from the shipped tables: a cloud region's zone, PUE and WUE, a zone's yearly intensity shaped by its
 * typical days, or a country's yearly intensity. An unknown name is a miss with suggestions.
 */
export const placeLookup =
  (now: () => number, providers: () => Promise<readonly ProviderV1[]>): PlaceLookup =>
  async (request) => {
    if (request.zone !== undefined) return zoneFacts(request.zone, now());
    if (request.provider !== undefined && request.region !== undefined)
      return regionFacts(request, now(), await providers());
    if (request.country !== undefined) return countryFacts(request.country, now());
    return unknown("unknown-place", "", { message: "No zone, region or country was given." });
  };

function regionFacts(
  { provider, region }: PlaceRequest,
  nowMs: number,
  providers: readonly ProviderV1[],
): Lookup<PlaceFacts> {
  const all = providers.flatMap((one) =>
    one.regions().map((row) => ({ id: `${one.id}:${row.id}`, provider: one.id, row })),
  );
  const found = all.find(({ id }) => id === `${provider}:${region}`);
  if (!found)
    return unknown("unknown-region", `${provider}:${region}`, {
      suggestions: nearestNames(
        `${provider}:${region}`,
        all.map(({ id }) => id),
      ),
    });
  const facts = intensityFacts(placeOfGrid(found.row), nowMs);
  if (!facts.ok) return facts;
  const { latitude, longitude, country } = found.row;
  return known({
    ...facts.data,
    ...building(found.provider, found.row),
    ...countryOf(country),
    coordinates: { latitude, longitude },
  });
}

function zoneFacts(zone: string, nowMs: number): Lookup<PlaceFacts> {
  const all = zones();
  const row = all.find((one) => one.zone === zone);
  if (!row) {
    const names = all.map((one) => one.zone);
    return unknown("unknown-zone", zone, { suggestions: nearestNames(zone, names) });
  }
  const facts = intensityFacts(placeOfZone(zone), nowMs);
  return facts.ok ? known({ ...facts.data, ...countryOf(row.country) }) : facts;
}

/** A country that is one zone is that zone; else its yearly mean. */
function countryFacts(code: string, nowMs: number): Lookup<PlaceFacts> {
  const country = countries().find(({ alpha2, alpha3 }) => [alpha2, alpha3].includes(code.toUpperCase()));
  if (!country) return unknown("unknown-country", code, { suggestions: countriesLike(code) });
  const asZone = zoneFacts(country.alpha2, nowMs);
  if (asZone.ok) return asZone;
  const intensity = emberAverage().annual({
    zones: [{ scheme: COUNTRY, id: country.alpha2 }],
    country: country.alpha2,
  });
  if (!intensity.ok) return intensity;
  const { gramsPerKwh, year } = intensity.data;
  return known({
    zone: null,
    gramsPerKwh: ownedBy(emberAverage().id, gramsPerKwh),
    year,
    ...countryOf(country.alpha2),
  });
}

/** Codes to suggest: of the country of that name, else the nearest ones. */
function countriesLike(text: string): readonly string[] {
  const named = countries().find(({ name }) => name.toLowerCase() === text.toLowerCase());
  return named
    ? [named.alpha3]
    : nearestNames(
        text,
        countries().map(({ alpha3 }) => alpha3),
      );
}

/** The yearly figure, with the hours of typical days at its level where the place has any. */
function intensityFacts(place: GridPlace, nowMs: number): Lookup<PlaceFacts> {
  const found = electricityMaps().annual(place);
  if (!found.ok) return found;
  const { gramsPerKwh, zone, year, ewif } = found.data;
  const owner = electricityMaps().id;
  const facts = {
    zone: zone.id,
    gramsPerKwh: ownedBy(owner, gramsPerKwh),
    year,
    ...(ewif && { ewif: ownedBy(owner, ewif) }),
  };
  const typical = levelledHours(place, {
    startMs: nowMs - MILLISECONDS_PER_HOUR,
    endMs: nowMs + HOURS_AHEAD * MILLISECONDS_PER_HOUR,
  });
  if (!typical.ok) return known(facts);
  const { series, shapeYears } = typical.data;
  return known({ ...facts, hourly: series, ...(shapeYears && { shapeYears }) });
}

function building(provider: string, { pue, wue }: Region): Pick<PlaceFacts, "pue" | "wue"> {
  return {
    pue: pue ? ownedBy(provider, pue) : assumedQuantity(assumptionOfBuilding("pue", provider), "1"),
    wue: wue ? ownedBy(provider, wue) : assumedQuantity(assumptionOfBuilding("wue", provider), "L/kWh"),
  };
}

/** A figure whose source says who gives it. */
const ownedBy = <U extends string>(owner: string, figure: Quantity<U>): Quantity<U> => ({
  ...figure,
  source: `${owner}/${figure.source}`,
});

function countryOf(alpha2: string): Pick<PlaceFacts, "countryName" | "countryCode"> {
  const country = countries().find((one) => one.alpha2 === alpha2);
  return country ? { countryName: country.name, countryCode: country.alpha3 } : {};
}
