import {
  known,
  type Lookup,
  MILLISECONDS_PER_DAY,
  MILLISECONDS_PER_HOUR,
  unknown,
  type ZoneSeries,
} from "@green-place/contract";
import { LONGEST_WINDOW_DAYS } from "@green-place/core";
import { hourlyProfile } from "./hourly-profile.ts";
import { LIFECYCLE_AVERAGE } from "./lifecycle-average.ts";

/**
 * What a zone's profile says about any stretch of time: the mean of each UTC hour, for that month and kind of day.
 * The first slot begins at `startMs`, the others on the hour, the last ends at `endMs` (milliseconds since 1970, UTC). The level is that
 * of the years that the profile sums up. A miss for a window that holds no time, or more than `LONGEST_WINDOW_DAYS`.
 */
export function profileSeries(zone: string, startMs: number, endMs: number): Lookup<ZoneSeries> {
  if (!(Number.isFinite(startMs) && Number.isFinite(endMs) && startMs < endMs)) {
    return unknown("empty-window", zone, {
      message: `${zone}: a window from ${startMs} to ${endMs} holds no time`,
    });
  }
  if (endMs - startMs > LONGEST_WINDOW_DAYS * MILLISECONDS_PER_DAY) {
    return unknown("window-too-long", zone, {
      message: `${zone}: typical days of more than ${LONGEST_WINDOW_DAYS} d are not made`,
    });
  }
  const profile = hourlyProfile(zone);
  if (!profile.ok) return profile;
  const firstHour = Math.floor(startMs / MILLISECONDS_PER_HOUR) * MILLISECONDS_PER_HOUR;
  const slots = Math.ceil((endMs - firstHour) / MILLISECONDS_PER_HOUR);
  const startsMs = new Float64Array(slots);
  const gramsPerKwh = new Float64Array(slots);
  for (let slot = 0; slot < slots; slot++) {
    const ms = firstHour + slot * MILLISECONDS_PER_HOUR;
    const date = new Date(ms);
    const weekend = date.getUTCDay() === 0 || date.getUTCDay() === 6;
    const days = weekend ? profile.data.weekend : profile.data.weekday;
    startsMs[slot] = Math.max(ms, startMs);
    gramsPerKwh[slot] = days.mean[date.getUTCMonth() * 24 + date.getUTCHours()]!;
  }
  const { source, years } = profile.data;
  return known({
    zone,
    signal: LIFECYCLE_AVERAGE,
    series: { startsMs, endMs, gramsPerKwh },
    basis: "profile",
    source,
    shapeYears: years,
  });
}
