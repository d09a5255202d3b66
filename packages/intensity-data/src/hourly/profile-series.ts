import { known, type Lookup, unknown, type ZoneSeries } from "@green-place/contract";
import { hourlyProfile } from "./hourly-profile.ts";
import { LIFECYCLE_AVERAGE } from "./lifecycle-average.ts";

const HOUR_MS = 3_600_000;

/**
 * What a zone's profile says about any stretch of time: the mean of each UTC hour, for that month and kind of day.
 * The first slot begins at `startMs`, the others on the hour, the last ends at `endMs` (milliseconds since 1970, UTC).
 */
export function profileSeries(zone: string, startMs: number, endMs: number): Lookup<ZoneSeries> {
  if (!(Number.isFinite(startMs) && Number.isFinite(endMs) && startMs < endMs)) {
    return unknown("empty-window", zone, {
      message: `${zone}: a window from ${startMs} to ${endMs} holds no time`,
    });
  }
  const profile = hourlyProfile(zone);
  if (!profile.ok) return profile;
  const firstHour = Math.floor(startMs / HOUR_MS) * HOUR_MS;
  const slots = Math.ceil((endMs - firstHour) / HOUR_MS);
  const startsMs = new Float64Array(slots);
  const gramsPerKwh = new Float64Array(slots);
  for (let slot = 0; slot < slots; slot++) {
    const ms = firstHour + slot * HOUR_MS;
    const date = new Date(ms);
    const weekend = date.getUTCDay() === 0 || date.getUTCDay() === 6;
    const days = weekend ? profile.data.weekend : profile.data.weekday;
    startsMs[slot] = Math.max(ms, startMs);
    gramsPerKwh[slot] = days.mean[date.getUTCMonth() * 24 + date.getUTCHours()]!;
  }
  const { source } = profile.data;
  return known({
    zone,
    signal: LIFECYCLE_AVERAGE,
    series: { startsMs, endMs, gramsPerKwh },
    basis: "profile",
    source,
  });
}
