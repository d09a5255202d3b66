import { backtest } from "@green-place/core";
import { hourlyYear2022 } from "@green-place/intensity-data/hourly";
import type { QuestionOf } from "../case-schema.ts";
import { type Answer, sure } from "./answer.ts";

const MS_PER_HOUR = 3_600_000;

export function timeShift({ zone, jobHours, slackHours, interruptible }: QuestionOf<"time-shift">): Answer {
  const found = hourlyYear2022(zone, { asPublished: true });
  if (!found.ok) throw new Error(`no hours of ${zone}`);
  const { rows } = backtest({
    series: found.data.series,
    durationMs: jobHours * MS_PER_HOUR,
    slackMs: slackHours * MS_PER_HOUR,
    interruptible,
  });
  return sure(rows[0]!.meanSavingPercent);
}
