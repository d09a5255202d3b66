import { GreenPlaceError } from "@green-place/contract";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { backtest, noisyForecast, planSchedule } from "../../src/index.ts";
import { evenSeries, MINUTE } from "./series-of.ts";

const HOUR = 60 * MINUTE;

const caseArbitrary = fc
  .tuple(
    fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })), {
      minLength: 2,
      maxLength: 12,
    }),
    fc.integer({ min: 1, max: 4 }),
    fc.nat(5),
    fc.nat(3),
  )
  .map(([pairs, length, slack, overhead]) => ({
    actual: pairs.map(([a]) => a),
    forecast: pairs.map(([, f]) => f),
    length: Math.min(length, pairs.length),
    slack,
    overhead: overhead / 2,
  }));

type Case = typeof caseArbitrary extends fc.Arbitrary<infer T> ? T : never;

/** The costs of each start, by trying all ways to choose the slots of its window and taking the earliest of the cheapest forecasts. */
function replay(
  { actual, forecast, length, slack, overhead }: Case,
  interruptible: boolean,
): { cost: number[]; now: number[] } {
  const costOf = (values: readonly number[], mask: number, from: number): number => {
    let cost = 0;
    for (let bit = 0; 1 << bit <= mask; bit++) {
      if (((mask >> bit) & 1) === 0) continue;
      cost += values[from + bit]!;
      if (bit === 0 || ((mask >> (bit - 1)) & 1) === 0) cost += overhead * values[from + bit]!;
    }
    return cost;
  };
  const earlier = (a: number, b: number): boolean => ((a ^ b) & -(a ^ b) & a) !== 0;
  const result: { cost: number[]; now: number[] } = { cost: [], now: [] };
  for (let start = 0; start + length <= actual.length; start++) {
    const width = Math.min(length + slack, actual.length - start);
    const atOnce = 2 ** length - 1;
    let best = atOnce;
    for (let mask = 0; mask < 2 ** width; mask++) {
      const slots = [...mask.toString(2)].filter((digit) => digit === "1").length;
      const oneRun = Number.isInteger(Math.log2(mask / atOnce));
      if (slots !== length || !(interruptible || oneRun)) continue;
      const difference = costOf(forecast, mask, start) - costOf(forecast, best, start);
      if (difference < -1e-9 || (Math.abs(difference) <= 1e-9 && earlier(mask, best))) best = mask;
    }
    result.cost.push(costOf(actual, best, start));
    result.now.push(costOf(actual, atOnce, start));
  }
  return result;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe("a backtest against the replay of every start", () => {
  test.each([
    ["one window", false, false],
    ["one window, its start counted", false, true],
    ["free pauses", true, false],
    ["pauses with restarts", true, true],
  ])("%s", (_, interruptible, withOverhead) => {
    fc.assert(
      fc.property(caseArbitrary, (drawn) => {
        const given = { ...drawn, overhead: withOverhead ? drawn.overhead : 0 };
        const result = backtest({
          series: evenSeries(given.actual, HOUR),
          durationMs: given.length * HOUR,
          slackMs: given.slack * HOUR,
          restartOverheadMs: given.overhead * HOUR,
          interruptible,
          forecasts: [{ name: "guess", gramsPerKwh: Float64Array.from(given.forecast) }],
        });
        const [perfect, guess] = result.rows;
        const expected = replay(given, interruptible);
        const informed = replay({ ...given, forecast: given.actual }, interruptible);
        const nowTotal = sum(expected.now);
        const bestSaving = 100 * (1 - sum(informed.cost) / nowTotal);
        const saving = 100 * (1 - sum(expected.cost) / nowTotal);
        expect(result.starts).toBe(given.actual.length - given.length + 1);
        expect(result.meanNow).toBeCloseTo(nowTotal / result.starts / given.length, 9);
        expect(perfect!.meanSavingPercent).toBeCloseTo(bestSaving, 9);
        expect(perfect!.worsePercent).toBe(0);
        expect(perfect!.regretPoints).toBe(0);
        expect(guess!.meanSavingPercent).toBeCloseTo(saving, 9);
        expect(guess!.regretPoints).toBeCloseTo(bestSaving - saving, 9);
        const worse = expected.cost.filter((cost, i) => cost > expected.now[i]! + 1e-9).length;
        expect(guess!.worsePercent).toBeCloseTo((100 * worse) / result.starts, 9);
      }),
      { numRuns: 1000 },
    );
  });
});

test("perfect knowledge saves what the plan of each start saves", () => {
  const grams = Array.from({ length: 60 }, (_, i) => 200 + 100 * Math.sin(i / 3) + 30 * Math.cos(i * i));
  const series = evenSeries(grams, HOUR);
  const given = { series, durationMs: 3 * HOUR, interruptible: true };
  const plans = Array.from({ length: 58 }, (_, i) => {
    const deadlineMs = Math.min(60, i + 3 + 10) * HOUR;
    return planSchedule({ ...given, earliestMs: i * HOUR, deadlineMs });
  });
  const [perfect] = backtest({ ...given, slackMs: 10 * HOUR }).rows;
  const savings = plans.map((plan) => plan.savingPercent).sort((a, b) => a - b);
  expect(perfect!.meanSavingPercent).toBeCloseTo(
    100 *
      (1 -
        sum(plans.map((plan) => plan.best.meanIntensity)) / sum(plans.map((plan) => plan.now.meanIntensity))),
    9,
  );
  // 58 values: the median lies half way between the 29th and the 30th.
  expect(perfect!.p50).toBeCloseTo((savings[28]! + savings[29]!) / 2, 9);
  expect(perfect!.p10).toBeCloseTo(savings[5]! + 0.7 * (savings[6]! - savings[5]!), 9);
  expect(perfect!.p90).toBeCloseTo(savings[51]! + 0.3 * (savings[52]! - savings[51]!), 9);
});

describe("noise", () => {
  const flat = new Float64Array(8760).fill(200);

  test("has the standard deviation asked for, mean 0, and the same values for the same seed", () => {
    const forecast = noisyForecast(flat, 0.05, "DE");
    const errors = forecast.map((value) => value - 200);
    const mean = sum([...errors]) / errors.length;
    const deviation = Math.sqrt(sum([...errors.map((error) => (error - mean) ** 2)]) / errors.length);
    expect(mean).toBeCloseTo(0, 6);
    expect(deviation).toBeGreaterThan(9.95);
    expect(deviation).toBeLessThan(10.05);
    expect(noisyForecast(flat, 0.05, "DE")).toEqual(forecast);
    expect(noisyForecast(flat, 0.05, "FR")).not.toEqual(forecast);
  });

  test("never makes a forecast negative", () => {
    expect(Math.min(...noisyForecast(flat, 2, "DE"))).toBe(0);
  });
});

describe("a backtest refuses", () => {
  const series = evenSeries([1, 2, 3, 4], HOUR);
  const given = { series, durationMs: HOUR, slackMs: HOUR, interruptible: false };
  test.each([
    ["a duration of a part of a slot", { ...given, durationMs: 90 * MINUTE }, "whole slots of 60 minutes"],
    ["a slack of a part of a slot", { ...given, slackMs: 1 }, "whole slots"],
    ["a job longer than the series", { ...given, durationMs: 5 * HOUR }, "shorter than the job"],
    ["unequal slots", { ...given, series: { ...series, endMs: 5 * HOUR } }, "equal length"],
    ["an empty series", { ...given, series: evenSeries([], HOUR) }, "empty"],
    ["a short forecast", { ...given, forecasts: [{ name: "f", gramsPerKwh: new Float64Array(3) }] }, '"f"'],
    ["a gap", { ...given, series: evenSeries([1, Number.NaN, 3], HOUR) }, "no value"],
  ])("%s", (_, query, message) => {
    expect(() => backtest(query)).toThrow(message);
    expect(() => backtest(query)).toThrow(GreenPlaceError);
  });
});
