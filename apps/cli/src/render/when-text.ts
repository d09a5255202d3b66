import type { IntensitySeries } from "@green-place/contract";
import { printableData, type Schedule } from "@green-place/core";
import type { WhenAnswer } from "../schema/when-schema.ts";
import type { Colors } from "./colours.ts";
import { rangeText, significant } from "./format-number.ts";
import { levelText } from "./level-of-hours.ts";
import { minuteText, spanText } from "./span-text.ts";
import { windowChart } from "./window-chart.ts";
import { wrap } from "./wrap-text.ts";

const CHART_WIDTH = 72;
const PIECES_SHOWN = 6;

const BASIS: Readonly<Record<string, string>> = {
  history: "the real hours of that time",
  profile: "the zone's typical days, which no single day follows exactly",
  forecast: "a live forecast",
  file: "your file",
};

const METHOD: Readonly<Record<string, string>> = {
  contiguous: "run in one piece",
  "pause-and-resume": "pauses cost nothing",
  "pause-and-resume-with-overhead": "the cost of each start counted in",
};

/** The answer in one line, the window as bars, and what it rests on. */
export function whenText(
  given: WhenAnswer,
  plan: {
    readonly series: IntensitySeries;
    readonly best: Schedule;
    readonly window: { startMs: number; endMs: number };
  },
  columns: number | undefined,
  colour: Colors,
): string {
  const answer = printableData(given);
  const { now, best, savingPercent, worthWaiting } = answer;
  const saving = `${significant(savingPercent, 2)} % less carbon than starting at once`;
  const headline = worthWaiting
    ? colour.green(wrap(`Start ${minuteText(best.start)}: ${saving}.`, columns))
    : savingPercent === 0
      ? "Start now: no later time is cleaner."
      : wrap(`Start now: waiting saves only ${significant(savingPercent, 2)} %, not worth waiting.`, columns);
  const room = Math.min(columns ?? CHART_WIDTH, CHART_WIDTH);
  const chart = windowChart(plan.series, plan.window, plan.best.slots, room);
  const width = Math.max(...chart.map((line) => line.length));
  const ends = [
    minuteText(new Date(plan.window.startMs).toISOString()),
    minuteText(new Date(plan.window.endMs).toISOString()),
  ] as const;
  return [
    colour.bold(headline),
    wrap(
      savingPercent === 0
        ? `${answer.zone}: ${spanText(now)} at ${significant(now.meanIntensity)} g/kWh.`
        : `${answer.zone}: best ${spanText(best)}${pieces(best.slots)} at ${significant(best.meanIntensity)} g/kWh; at once, ${spanText(now)}, at ${significant(now.meanIntensity)} g/kWh.`,
      columns,
    ),
    "",
    ...chart,
    `${ends[0]}${ends[1].padStart(Math.max(width - ends[0].length, ends[1].length + 1))}`,
    "",
    wrap(
      `Basis: ${BASIS[answer.basis]}; ${METHOD[answer.method]}. Times are UTC; ▔ marks when it runs.`,
      columns,
    ),
    wrap(levelSentence(answer), columns),
    ...answer.warnings.map((warning) => wrap(`Note: ${warning}`, columns)),
    "",
  ].join("\n");
}

function levelSentence({ level, shapeYears, basis, zone }: WhenAnswer): string {
  const text = levelText({ level, shapeYears }, basis);
  const figure = level.gramsPerKwh
    ? `; the year's mean of ${zone} is ${rangeText(level.gramsPerKwh)} g/kWh`
    : ", which the yearly figure of the zone need not agree with";
  return `${text[0]!.toUpperCase()}${text.slice(1)}${figure}.`;
}

function pieces(slots: WhenAnswer["best"]["slots"]): string {
  if (slots.length === 1) return "";
  const more = slots.length > PIECES_SHOWN ? `, and ${slots.length - PIECES_SHOWN} more` : "";
  return ` in ${slots.length} pieces (${slots.slice(0, PIECES_SHOWN).map(spanText).join(", ")}${more})`;
}
