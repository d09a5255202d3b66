import { type GridZone, known, type Lookup, MILLISECONDS_PER_HOUR, unknown } from "@green-place/contract";
import { planSchedule, type RunTiming, type TimingPlanner } from "@green-place/core";
import { hourlyProfile, profileSeries } from "@green-place/intensity-data/hourly";

/** How far a job may be moved. */
export interface TimeFreedom {
  readonly nowMs: number;
  /** The latest start; a job that pauses has to end by then plus its duration. */
  readonly startWithinHours: number;
  readonly interruptible: boolean;
}

/** Plans hours by the typical day of each zone: the shape of the day from the profile, the level from the yearly figure. */
export function typicalDayPlanner({ nowMs, startWithinHours, interruptible }: TimeFreedom): TimingPlanner {
  const planned = new Map<string, Lookup<RunTiming>>();
  return (region, hours) => {
    const key = `${zonesOf(region.gridZones).join("+")} ${hours}`;
    let timing = planned.get(key);
    if (!timing) {
      timing = planIn(region.gridZones, hours);
      planned.set(key, timing);
    }
    return timing;
  };

  function planIn(gridZones: readonly GridZone[], hours: number): Lookup<RunTiming> {
    const durationMs = Math.round(hours * MILLISECONDS_PER_HOUR);
    const deadlineMs = nowMs + durationMs + Math.round(startWithinHours * MILLISECONDS_PER_HOUR);
    let miss: Lookup<RunTiming> = unknown("no-hourly-data", zonesOf(gridZones).join(" "));
    for (const zone of zonesOf(gridZones)) {
      const profile = hourlyProfile(zone);
      const series = profileSeries(zone, nowMs, deadlineMs);
      if (!profile.ok || !series.ok) {
        miss = profile.ok ? (series as Lookup<RunTiming>) : profile;
        continue;
      }
      const plan = planSchedule({
        series: series.data.series,
        durationMs,
        earliestMs: nowMs,
        deadlineMs,
        interruptible,
      });
      const { best, now, savingPercent, worthWaiting } = plan;
      const mean = profile.data.meanGramsPerKwh;
      return known({
        startMs: best.startMs,
        endMs: best.endMs,
        slots: best.slots,
        ratio: best.meanIntensity / mean,
        ratioNow: now.meanIntensity / mean,
        savingPercent,
        worthWaiting,
        basis: series.data.basis,
        source: `electricity-maps/${profile.data.source}`,
      });
    }
    return miss;
  }
}

const zonesOf = (zones: readonly GridZone[]): string[] =>
  zones.filter((zone) => zone.scheme === "electricity-maps").map((zone) => zone.id);
