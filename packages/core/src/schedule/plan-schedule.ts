import {
  GreenPlaceError,
  type IntensitySeries,
  MILLISECONDS_PER_HOUR,
  MILLISECONDS_PER_MINUTE,
  MILLISECONDS_PER_SECOND,
} from "@green-place/contract";
import { bestWindow } from "./best-window.ts";
import { cheapestSlots } from "./cheapest-slots.ts";
import { intensityIntegral } from "./intensity-integral.ts";
import { restartPlan } from "./restart-plan.ts";
import type { RunSlot } from "./run-slot.ts";
import { slotAt } from "./slot-at.ts";
import { type WindowSlots, windowSlots } from "./window-slots.ts";

/**
 * The saving, in percent, from which waiting is called worth it. A named rule of ours: forecasts of grid intensity are off by several
 * percent a day ahead, so a smaller saving would as likely as not be lost in the forecast's error.
 */
export const WORTH_WAITING_PERCENT = 2;

/** Instants are whole milliseconds since 1970, lengths of time whole milliseconds. */
export interface ScheduleQuery {
  readonly series: IntensitySeries;
  /** Running time, pauses not counted; more than 0. */
  readonly durationMs: number;
  /** When the job could start: what "now" means. */
  readonly earliestMs: number;
  /** When it has to be done. */
  readonly deadlineMs: number;
  readonly interruptible: boolean;
  /** Each start costs the energy of so much more running; it takes no time off the job. Default 0. */
  readonly restartOverheadMs?: number;
}

/** One way to run the job. */
export interface Schedule {
  readonly startMs: number;
  readonly endMs: number;
  /** g/kWh: emissions / (power x duration), with the energy of every start counted in. */
  readonly meanIntensity: number;
  /** When it runs: ascending, apart from each other, together as long as the duration. */
  readonly slots: readonly RunSlot[];
}

export interface SchedulePlan {
  /** Starting at once and running through. */
  readonly now: Schedule;
  readonly best: Schedule;
  /** `100 * (1 - best.meanIntensity / now.meanIntensity)`, from 0 to 100; 0 if now emits nothing. */
  readonly savingPercent: number;
  /** Whether the saving is at least `WORTH_WAITING_PERCENT`. */
  readonly worthWaiting: boolean;
  readonly method: "contiguous" | "pause-and-resume" | "pause-and-resume-with-overhead";
}

/**
 * The best time to run a job of constant power between two instants. The series must know every slot in between.
 * Throws `E_SCHEDULE_INPUT`, `E_DEADLINE`, `E_SERIES_RANGE`, `E_SERIES_GAP` or `E_SERIES_UNEVEN`.
 */
export function planSchedule(query: ScheduleQuery): SchedulePlan {
  const { series, durationMs, earliestMs, deadlineMs, interruptible, restartOverheadMs = 0 } = query;
  checkInput(query);
  const window = windowSlots(series, earliestMs, deadlineMs);
  const method = !interruptible
    ? "contiguous"
    : restartOverheadMs > 0
      ? "pause-and-resume-with-overhead"
      : "pause-and-resume";
  const slots =
    method === "contiguous"
      ? [bestWindow(window, durationMs, restartOverheadMs)]
      : method === "pause-and-resume"
        ? cheapestSlots(window, durationMs)
        : restartPlan(window, durationMs, restartOverheadMs);

  const means = meansOf(window, restartOverheadMs);
  const now = means([{ startMs: earliestMs, endMs: earliestMs + durationMs }]);
  const found = means(slots);
  // Floating-point sums of the same plan may differ in the last digits.
  const best = found.meanIntensity < now.meanIntensity ? found : now;
  const savingPercent = now.meanIntensity === 0 ? 0 : 100 * (1 - best.meanIntensity / now.meanIntensity);
  return { now, best, savingPercent, worthWaiting: savingPercent >= WORTH_WAITING_PERCENT, method };
}

function meansOf(window: WindowSlots, overheadMs: number): (slots: readonly RunSlot[]) => Schedule {
  const { edgesMs, gramsPerKwh } = window;
  const integral = intensityIntegral(window);
  return (slots) => {
    let cost = 0;
    let time = 0;
    for (const { startMs, endMs } of slots) {
      const first = slotAt(edgesMs, startMs);
      const last = Math.min(slotAt(edgesMs, endMs), gramsPerKwh.length - 1);
      cost += integral[last]! + gramsPerKwh[last]! * (endMs - edgesMs[last]!);
      cost -= integral[first]! + gramsPerKwh[first]! * (startMs - edgesMs[first]!);
      cost += overheadMs * gramsPerKwh[first]!;
      time += endMs - startMs;
    }
    return { startMs: slots[0]!.startMs, endMs: slots.at(-1)!.endMs, meanIntensity: cost / time, slots };
  };
}

function checkInput({ durationMs, earliestMs, deadlineMs, restartOverheadMs = 0 }: ScheduleQuery): void {
  const whole = [durationMs, earliestMs, deadlineMs, restartOverheadMs].every(Number.isSafeInteger);
  if (!whole || durationMs <= 0 || restartOverheadMs < 0) {
    throw new GreenPlaceError(
      "E_SCHEDULE_INPUT",
      `A schedule needs whole milliseconds, a duration above 0 and an overhead of at least 0, not duration ${durationMs}, overhead ${restartOverheadMs}, from ${earliestMs} to ${deadlineMs}.`,
      "Check the duration, the overhead and both instants.",
    );
  }
  if (earliestMs + durationMs > deadlineMs) {
    throw new GreenPlaceError(
      "E_DEADLINE",
      deadlineMs > earliestMs
        ? `The job runs for ${timeText(durationMs)}, but only ${timeText(deadlineMs - earliestMs)} are left before the deadline.`
        : "The deadline has passed before the job could start.",
      "Allow more time, or a shorter job.",
    );
  }
}

/** `6 h`, `1 h 30 min`, `1 min 30 s`: exact, in the largest units that fit. */
function timeText(ms: number): string {
  const parts = [
    [Math.floor(ms / MILLISECONDS_PER_HOUR), "h"],
    [Math.floor(ms / MILLISECONDS_PER_MINUTE) % 60, "min"],
    [(ms % MILLISECONDS_PER_MINUTE) / MILLISECONDS_PER_SECOND, "s"],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(" ");
}
