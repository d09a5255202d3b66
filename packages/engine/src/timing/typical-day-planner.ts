import { known, type Lookup, MILLISECONDS_PER_HOUR, type Region } from "@green-place/contract";
import { planSchedule, type RunTiming, type TimingPlanner } from "@green-place/core";
import { checkedWindow } from "./checked-window.ts";
import { placeOfGrid } from "./grid-place.ts";
import { levelledHours } from "./levelled-hours.ts";

/** How far a job may be moved. */
export interface TimeFreedom {
  readonly nowMs: number;
  /** The latest start; a job that pauses has to end by then plus its duration. */
  readonly startWithinHours: number;
  readonly interruptible: boolean;
}

/**
 * Plans hours by the typical days of each region's zone, as ratios to the yearly figure that the ranking takes. It throws `E_OPTIONS` for more
 * hours than can be planned.
 */
export function typicalDayPlanner({ nowMs, startWithinHours, interruptible }: TimeFreedom): TimingPlanner {
  const planned = new Map<string, Lookup<RunTiming>>();
  return (region, hours) => {
    const key = `${region.gridZones.map(({ id }) => id).join("+")} ${hours}`;
    let timing = planned.get(key);
    if (!timing) {
      timing = planIn(region, hours);
      planned.set(key, timing);
    }
    return timing;
  };

  function planIn(region: Region, hours: number): Lookup<RunTiming> {
    const durationMs = Math.round(hours * MILLISECONDS_PER_HOUR);
    const window = checkedWindow(nowMs, hours + startWithinHours);
    const found = levelledHours(placeOfGrid(region), window);
    if (!found.ok) return found;
    const { series, level, basis, source, shapeYears = [] } = found.data;
    const { best, now, savingPercent, worthWaiting } = planSchedule({
      series,
      durationMs,
      earliestMs: nowMs,
      deadlineMs: window.endMs,
      interruptible,
    });
    const mean = level.gramsPerKwh.value;
    return known({
      startMs: best.startMs,
      endMs: best.endMs,
      slots: best.slots,
      ratio: best.meanIntensity / mean,
      ratioNow: now.meanIntensity / mean,
      savingPercent,
      worthWaiting,
      basis,
      shapeYears,
      source: `electricity-maps/${source}`,
    });
  }
}
