import type { IntensitySeries, Schedule } from "@green-place/core";
import type { Colors } from "./colours.ts";
import { significant } from "./format-number.ts";
import { windowChart } from "./window-chart.ts";
import { wrap } from "./wrap-text.ts";

/** What `when` answers, as data: instants in ISO 8601, intensities in g/kWh. */
export interface WhenAnswer {
  readonly zone: string;
  readonly now: WhenSchedule;
  readonly best: WhenSchedule & {
    readonly slots: readonly { readonly start: string; readonly end: string }[];
  };
  readonly savingPercent: number;
  readonly worthWaiting: boolean;
  readonly basis: string;
  readonly method: string;
  readonly warnings: readonly string[];
}

export interface WhenSchedule {
  readonly start: string;
  readonly end: string;
  readonly meanIntensity: number;
}

const CHART_WIDTH = 72;

/** The answer in one line, the window as bars, and what it rests on. */
export function whenText(
  answer: WhenAnswer,
  plan: {
    readonly series: IntensitySeries;
    readonly best: Schedule;
    readonly window: { startMs: number; endMs: number };
  },
  columns: number | undefined,
  colour: Colors,
): string {
  const { now, best, savingPercent, worthWaiting } = answer;
  const saving = `${significant(savingPercent, 2)} % less carbon than now`;
  const headline = worthWaiting
    ? colour.bold(colour.green(`Start ${clock(best.start)}: ${saving}.`))
    : colour.bold(
        savingPercent === 0
          ? "Start now: no later time is cleaner."
          : `Start now: waiting saves only ${significant(savingPercent, 2)} %, not worth waiting.`,
      );
  const pieces =
    best.slots.length > 1
      ? ` in ${best.slots.length} pieces (${best.slots.map((slot) => `${clock(slot.start)} to ${clock(slot.end)}`).join(", ")})`
      : "";
  const room = Math.min(columns ?? CHART_WIDTH, CHART_WIDTH);
  const chart = windowChart(plan.series, plan.window, plan.best.slots, room);
  const width = Math.max(...chart.map((line) => line.length));
  const ends = [
    clock(new Date(plan.window.startMs).toISOString()),
    clock(new Date(plan.window.endMs).toISOString()),
  ] as const;
  return [
    headline,
    wrap(
      `${answer.zone}: best ${clock(best.start)} to ${clock(best.end)}${pieces} at ${significant(best.meanIntensity)} g/kWh; now ${significant(now.meanIntensity)} g/kWh.`,
      columns,
    ),
    "",
    ...chart,
    `${ends[0]}${ends[1].padStart(Math.max(width - ends[0].length, ends[1].length + 1))}`,
    "",
    wrap(`Basis: ${answer.basis}; ${answer.method}. Times are UTC; ▔ marks when it runs.`, columns),
    ...answer.warnings.map((warning) => wrap(`Note: ${warning}`, columns)),
    "",
  ].join("\n");
}

/** `2022-06-01 14:00` */
const clock = (instant: string): string => instant.slice(0, 16).replace("T", " ");
