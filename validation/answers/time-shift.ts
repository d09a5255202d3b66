import { MILLISECONDS_PER_HOUR } from "@green-place/contract";
import { backtest } from "@green-place/core";
import { hourlyYear2022 } from "@green-place/intensity-data/hourly";
import type { QuestionOf } from "../case-schema.ts";
import { type Answer, sure } from "./answer.ts";

export function timeShift({ zone, jobHours, slackHours, interruptible }: QuestionOf<"time-shift">): Answer {
  const found = hourlyYear2022(zone, { asPublished: true });
  if (!found.ok) throw new Error(`no hours of ${zone}`);
  const { rows } = backtest({
    series: found.data.series,
    durationMs: jobHours * MILLISECONDS_PER_HOUR,
    slackMs: slackHours * MILLISECONDS_PER_HOUR,
    interruptible,
  });
  return sure(rows[0]!.meanSavingPercent);
}
