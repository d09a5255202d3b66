import {
  type Intensity,
  known,
  type Lookup,
  type LookupMiss,
  unknown,
  type ZoneSeries,
} from "@green-place/contract";
import { electricityMaps } from "@green-place/intensity-data";
import { hourlyProfile, hourlyYear2022, profileSeries } from "@green-place/intensity-data/hourly";
import type { GridPlace } from "./grid-place.ts";

/** Hours of a place whose mean over their years is the yearly figure of the place. */
export interface LevelledHours extends ZoneSeries {
  readonly level: Intensity;
}

/** A stretch of time, milliseconds since 1970, of typical days; or all real hours of `REAL_YEAR`. */
export type HoursWanted = { readonly startMs: number; readonly endMs: number } | "real-hours";

/** The year whose real hours are shipped. */
export const REAL_YEAR = 2022;

/**
 * The hours of a place: their shape from the hourly record, their level from the yearly table. This is the only way in which shipped hours
 * become g/kWh for an answer, so that every answer for a place and a year has the same mean.
 *
 *   intensity(h) = level * hour(h) / mean of the record's hours     g/kWh
 *
 * The level is the place's own yearly figure, of the newest year, or for the real hours of a year of that year; where sources disagree on the
 * zone it spans them all, and the shape is that of the first with usable hours. The range of the level holds for every hour in proportion.
 * A miss is what the hourly tables say, or `level-unknown` for a zone without a yearly figure.
 */
export function levelledHours(place: GridPlace, wanted: HoursWanted): Lookup<LevelledHours> {
  let miss: LookupMiss = unknown("no-hourly-data", place.zones.map(({ id }) => id).join(" "));
  for (const { id } of place.zones) {
    const shape = wanted === "real-hours" ? realHours(id) : typicalHours(id, wanted);
    if (!shape.ok) {
      miss = shape;
      continue;
    }
    const { hours, mean } = shape.data;
    const level = levelOf(place, wanted === "real-hours" ? REAL_YEAR : undefined);
    if (!level.ok) return level;
    const scale = level.data.gramsPerKwh.value / mean;
    const gramsPerKwh = hours.series.gramsPerKwh.map((grams) => grams * scale);
    return known({ ...hours, series: { ...hours.series, gramsPerKwh }, level: level.data });
  }
  return miss;
}

/** Hours as published, and the mean of the whole record that they are from, g/kWh. */
interface Shape {
  readonly hours: ZoneSeries;
  readonly mean: number;
}

function typicalHours(zone: string, { startMs, endMs }: { startMs: number; endMs: number }): Lookup<Shape> {
  const profile = hourlyProfile(zone);
  if (!profile.ok) return profile;
  const hours = profileSeries(zone, startMs, endMs);
  return hours.ok ? known({ hours: hours.data, mean: profile.data.meanGramsPerKwh }) : hours;
}

function realHours(zone: string): Lookup<Shape> {
  const hours = hourlyYear2022(zone);
  if (!hours.ok) return hours;
  const { gramsPerKwh } = hours.data.series;
  return known({
    hours: hours.data,
    mean: gramsPerKwh.reduce((sum, grams) => sum + grams, 0) / gramsPerKwh.length,
  });
}

function levelOf(place: GridPlace, year: number | undefined): Lookup<Intensity> {
  const source = electricityMaps();
  const found = source.annual({ ...place, ...(year !== undefined && { year }) });
  if (found.ok) {
    const { gramsPerKwh } = found.data;
    const owned = { ...gramsPerKwh, source: `${source.id}/${gramsPerKwh.source}` };
    return known({ ...found.data, gramsPerKwh: owned });
  }
  const names = place.zones.map(({ id }) => id).join(" or ");
  return unknown("level-unknown", names, {
    message: `${names}: hours are known, but no yearly figure of ${year ?? source.newestYear} gives them a level`,
  });
}
