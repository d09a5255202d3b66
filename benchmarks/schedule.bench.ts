import { Bench } from "tinybench";
import { parseSeries, planSchedule } from "../packages/core/src/index.ts";

/** The scheduler on a year of hours and a week of five-minute slots, against the time that each may take. */
const MINUTE = 60_000;

/** Reproducible intensities with a daily swing, so that no algorithm meets an easy order. */
function series(
  slots: number,
  lengthMs: number,
): { startsMs: Float64Array; endMs: number; gramsPerKwh: Float64Array } {
  let state = 1;
  const random = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  return {
    startsMs: Float64Array.from({ length: slots }, (_, i) => i * lengthMs),
    endMs: slots * lengthMs,
    gramsPerKwh: Float64Array.from(
      { length: slots },
      (_, i) => 300 + 100 * Math.sin((i * lengthMs * 2 * Math.PI) / 86_400_000) + 50 * random(),
    ),
  };
}

const year = series(8_760, 60 * MINUTE);
const week = series(2_016, 5 * MINUTE);
const wholeYear = { series: year, durationMs: 24 * 60 * MINUTE, earliestMs: 0, deadlineMs: year.endMs };
const aDayInAWeek = {
  series: week,
  durationMs: 288 * 5 * MINUTE,
  interruptible: true,
  restartOverheadMs: 5 * MINUTE,
};
const csv = `start,g_per_kwh\n${Array.from({ length: 105_120 }, (_, i) => `${new Date(i * 5 * MINUTE).toISOString()},${(i % 997) / 10}`).join("\n")}\n`;
const file = Buffer.from(csv).toString();

const cases: readonly { name: string; budgetMs: number; run: () => unknown }[] = [
  {
    name: "window, 8,760 slots",
    budgetMs: 1,
    run: () => planSchedule({ ...wholeYear, interruptible: false }),
  },
  {
    name: "pause and resume, 8,760 slots",
    budgetMs: 2,
    run: () => planSchedule({ ...wholeYear, interruptible: true }),
  },
  {
    name: "with restart overhead, 2,016 x 288",
    budgetMs: 5,
    run: () => planSchedule({ ...aDayInAWeek, earliestMs: 0, deadlineMs: week.endMs }),
  },
  {
    name: "the same from inside a slot",
    budgetMs: 100,
    run: () => planSchedule({ ...aDayInAWeek, earliestMs: 2 * MINUTE, deadlineMs: week.endMs - MINUTE }),
  },
  { name: "reading 105,120 rows", budgetMs: 25, run: () => parseSeries(file) },
];

const bench = new Bench({ time: 500 });
for (const { name, run } of cases) bench.add(name, run);
await bench.run();
for (const { name, budgetMs } of cases) {
  const result = bench.getTask(name)?.result;
  if (!result || !("latency" in result)) throw new Error(`${name} gave no result`);
  const median = result.latency.p50;
  console.log(
    `${name.padEnd(38)} ${median.toFixed(3).padStart(8)} ms  ${(median / budgetMs).toFixed(2)} of ${budgetMs} ms`,
  );
}
