import type { Schedule } from "@green-place/core";
import { planInWindow } from "@green-place/engine/timing";
import { Command, Option } from "commander";
import { createColors } from "picocolors";
import type { Session } from "../configuration/session.ts";
import { exitCode } from "../exit-code.ts";
import { type Format, formatOption } from "../options/format-option.ts";
import {
  addPastOptions,
  addTimingOptions,
  timingRequest,
  type WhenOptions,
} from "../options/timing-options.ts";
import { asDocument } from "../render/as-json.ts";
import { levelOfHours, metIn } from "../render/level-of-hours.ts";
import type { WhenAnswer, WhenDocument } from "../schema/when-schema.ts";

export function command(session: Session): Command {
  const command = new Command().description(
    "Chooses the hours in which a job emits least, and says what waiting is worth.",
  );
  return addPastOptions(addTimingOptions(command))
    .addOption(
      new Option(
        "--backtest",
        "replay every start hour of 2022: what would planning have saved, with which forecast",
      ).conflicts(["at", "history", "profile", "live", "strict"]),
    )
    .addOption(formatOption())
    .addHelpText(
      "after",
      "\nExample:\n  green-place when --duration 6h --within 24h --zone DE --interruptible",
    )
    .action(async (options: WhenOptions, self: Command & { exitCode?: number }) => {
      self.exitCode = options.backtest
        ? await (await import("./backtest.ts")).run(options, session)
        : await run(options, session);
    });
}

async function run(options: WhenOptions, session: Session): Promise<number> {
  const { zoneSeries, plan, window, warnings } = await planInWindow(timingRequest(options), session);
  const leftOut =
    options.intensityFile !== undefined &&
    options.at === undefined &&
    window.startMs > zoneSeries.series.startsMs[0]! &&
    "What the file says of the time before now is left out; --at plans from another instant.";
  const hours = levelOfHours(zoneSeries);
  const answer: WhenAnswer = {
    zone: zoneSeries.zone,
    now: { ...instantsOf(plan.now), ...metIn(plan.now, hours) },
    best: {
      ...instantsOf(plan.best),
      ...metIn(plan.best, hours),
      slots: plan.best.slots.map(({ startMs, endMs }) => ({ start: iso(startMs), end: iso(endMs) })),
    },
    savingPercent: plan.savingPercent,
    worthWaiting: plan.worthWaiting,
    basis: zoneSeries.basis,
    method: plan.method,
    warnings: leftOut ? [...warnings, leftOut] : warnings,
    ...hours,
  };
  const shown = { series: zoneSeries.series, best: plan.best, window };
  session.out(await rendered(answer, shown, options.format, session));
  return exitCode.done;
}

async function rendered(
  answer: WhenAnswer,
  shown: Parameters<typeof import("../render/when-text.ts").whenText>[1],
  format: Format,
  session: Session,
): Promise<string> {
  if (format === "table") {
    return (await import("../render/when-text.ts")).whenText(
      answer,
      shown,
      session.columns,
      createColors(session.colour),
    );
  }
  if (format === "json") {
    return asDocument<WhenDocument>(answer);
  }
  const { slots, ...best } = answer.best;
  const row = { ...answer, best, slots: slots.map((slot) => `${slot.start}/${slot.end}`) };
  return format === "csv"
    ? (await import("../render/as-csv.ts")).asCsv([row])
    : (await import("../render/as-markdown.ts")).asMarkdown([row]);
}

const iso = (ms: number): string => new Date(ms).toISOString();

const instantsOf = ({ startMs, endMs }: Schedule) => ({ start: iso(startMs), end: iso(endMs) });
