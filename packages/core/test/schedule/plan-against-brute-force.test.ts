import type { IntensitySeries } from "@green-place/contract";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planSchedule, type Schedule, type ScheduleQuery } from "../../src/index.ts";
import { seriesOf } from "./series-of.ts";

/**
 * One millisecond is the unit here, so that every plan of a short window can be tried: bit `t` says whether the job runs from `t` to `t + 1`.
 * Few distinct intensities make ties common.
 */
const gridArbitrary = fc
  .array(fc.record({ grams: fc.integer({ min: 0, max: 5 }), length: fc.integer({ min: 1, max: 4 }) }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((slots) => ({ grams: slots.map(({ grams }) => grams), lengths: slots.map(({ length }) => length) }));

const queryArbitrary = fc
  .tuple(gridArbitrary, fc.nat(3), fc.nat(3), fc.nat(100), fc.nat(4), fc.boolean())
  .map(([{ grams, lengths }, skipFront, skipBack, durationSeed, overhead, even]) => {
    const series = seriesOf(grams, even ? lengths.map(() => 3) : lengths);
    const earliestMs = Math.min(skipFront, series.endMs - 1);
    const deadlineMs = Math.max(earliestMs + 1, series.endMs - skipBack);
    const durationMs = 1 + (durationSeed % (deadlineMs - earliestMs));
    return { series, earliestMs, deadlineMs, durationMs, overhead };
  })
  .filter(({ earliestMs, deadlineMs }) => deadlineMs - earliestMs <= 15);

const slotOf = (series: IntensitySeries, t: number): number =>
  series.startsMs.findLastIndex((start) => start <= t);
const gramsAt = (series: IntensitySeries, t: number): number => series.gramsPerKwh[slotOf(series, t)]!;

function costOf(
  series: IntensitySeries,
  runs: (t: number) => boolean,
  from: number,
  to: number,
  overhead: number,
): number {
  let cost = 0;
  for (let t = from; t < to; t++) {
    if (!runs(t)) continue;
    cost += gramsAt(series, t);
    if (t === from || !runs(t - 1)) cost += overhead * gramsAt(series, t);
  }
  return cost;
}

/** All ways to run for `durationMs` units of the window, as bit masks. */
function* plans({ earliestMs, deadlineMs, durationMs }: ScheduleQuery): Generator<number> {
  const width = deadlineMs - earliestMs;
  for (let mask = 0; mask < 1 << width; mask++) {
    let ones = 0;
    for (let m = mask; m > 0; m &= m - 1) ones++;
    if (ones === durationMs) yield mask;
  }
}

/** How many slots of the window a plan uses in part. */
function partlyUsed(series: IntensitySeries, mask: number, from: number, to: number): number {
  const used = new Map<number, { on: number; all: number }>();
  for (let t = from; t < to; t++) {
    const slot = slotOf(series, t);
    const entry = used.get(slot) ?? { on: 0, all: 0 };
    entry.all++;
    if ((mask >> (t - from)) & 1) entry.on++;
    used.set(slot, entry);
  }
  return [...used.values()].filter(({ on, all }) => on > 0 && on < all).length;
}

function checkShape(plan: Schedule, query: ScheduleQuery): void {
  let previousEnd = Number.NEGATIVE_INFINITY;
  let time = 0;
  for (const { startMs, endMs } of plan.slots) {
    expect(startMs).toBeGreaterThan(previousEnd);
    expect(endMs).toBeGreaterThan(startMs);
    previousEnd = endMs;
    time += endMs - startMs;
  }
  expect(time).toBe(query.durationMs);
  expect(plan.slots[0]!.startMs).toBe(plan.startMs);
  expect(plan.slots.at(-1)!.endMs).toBe(plan.endMs);
  expect(plan.startMs).toBeGreaterThanOrEqual(query.earliestMs);
  expect(plan.endMs).toBeLessThanOrEqual(query.deadlineMs);
}

const runsIn =
  (plan: Schedule) =>
  (t: number): boolean =>
    plan.slots.some(({ startMs, endMs }) => startMs <= t && t < endMs);

describe("against every plan there is", () => {
  test("the best window is the earliest of the cheapest", () => {
    fc.assert(
      fc.property(queryArbitrary, ({ overhead: _, ...given }) => {
        const query = { ...given, interruptible: false };
        const { now, best } = planSchedule(query);
        checkShape(best, query);
        let cheapest = Number.POSITIVE_INFINITY;
        let earliest = Number.NaN;
        for (let start = query.earliestMs; start + query.durationMs <= query.deadlineMs; start++) {
          const cost = costOf(query.series, () => true, start, start + query.durationMs, 0);
          if (cost < cheapest) {
            cheapest = cost;
            earliest = start;
          }
        }
        expect(best.meanIntensity * query.durationMs).toBeCloseTo(cheapest, 9);
        expect(best.startMs).toBe(earliest);
        expect(now.startMs).toBe(query.earliestMs);
        const atOnce = costOf(
          query.series,
          () => true,
          query.earliestMs,
          query.earliestMs + query.durationMs,
          0,
        );
        expect(now.meanIntensity * query.durationMs).toBeCloseTo(atOnce, 9);
      }),
      { numRuns: 5000 },
    );
  });

  test("the energy of the start is part of the choice of a window that starts or ends at a slot edge", () => {
    fc.assert(
      fc.property(queryArbitrary, ({ overhead, ...given }) => {
        const { series, earliestMs, deadlineMs, durationMs } = given;
        const { best } = planSchedule({ ...given, interruptible: false, restartOverheadMs: overhead });
        const edges = new Set([...series.startsMs, earliestMs, deadlineMs]);
        let cheapest = Number.POSITIVE_INFINITY;
        let earliest = Number.NaN;
        for (let start = earliestMs; start + durationMs <= deadlineMs; start++) {
          if (!edges.has(start) && !edges.has(start + durationMs)) continue;
          const cost = costOf(series, () => true, start, start + durationMs, overhead);
          if (cost < cheapest) {
            cheapest = cost;
            earliest = start;
          }
        }
        expect(best.meanIntensity * durationMs).toBeCloseTo(cheapest, 9);
        expect(best.startMs).toBe(earliest);
      }),
      { numRuns: 3000 },
    );
  });

  test("free pauses use the cheapest time, and the earliest of it", () => {
    fc.assert(
      fc.property(queryArbitrary, ({ overhead: _, ...given }) => {
        const query = { ...given, interruptible: true };
        const { best } = planSchedule(query);
        checkShape(best, query);
        const units = Array.from(
          { length: query.deadlineMs - query.earliestMs },
          (_, i) => query.earliestMs + i,
        );
        const chosen = units
          .toSorted((a, b) => gramsAt(query.series, a) - gramsAt(query.series, b) || a - b)
          .slice(0, query.durationMs)
          .toSorted((a, b) => a - b);
        expect(units.filter(runsIn(best))).toEqual(chosen);
      }),
      { numRuns: 5000 },
    );
  });

  test("pauses with a restart overhead are the cheapest that use one slot at most in part", () => {
    fc.assert(
      fc.property(queryArbitrary, ({ overhead, ...given }) => {
        const query = { ...given, interruptible: true, restartOverheadMs: overhead };
        const { best } = planSchedule(query);
        checkShape(best, query);
        let cheapest = Number.POSITIVE_INFINITY;
        let earliest = Number.POSITIVE_INFINITY;
        for (const mask of plans(query)) {
          if (partlyUsed(query.series, mask, query.earliestMs, query.deadlineMs) > 1) continue;
          const cost = costOf(
            query.series,
            (t) => ((mask >> (t - query.earliestMs)) & 1) === 1,
            query.earliestMs,
            query.deadlineMs,
            overhead,
          );
          const start = query.earliestMs + Math.log2(mask & -mask);
          if (cost < cheapest || (cost === cheapest && start < earliest)) {
            cheapest = cost;
            earliest = start;
          }
        }
        expect(best.startMs).toBe(earliest);
        const paid = costOf(query.series, runsIn(best), query.earliestMs, query.deadlineMs, overhead);
        expect(paid).toBeCloseTo(cheapest, 9);
        expect(best.meanIntensity * query.durationMs).toBeCloseTo(paid, 9);
      }),
      { numRuns: 5000 },
    );
  });

  test("an overhead never makes pausing worse than the best single window", () => {
    fc.assert(
      fc.property(queryArbitrary, ({ overhead, ...given }) => {
        const paused = planSchedule({ ...given, interruptible: true, restartOverheadMs: overhead });
        const single = planSchedule({ ...given, interruptible: false, restartOverheadMs: overhead });
        expect(paused.best.meanIntensity).toBeLessThanOrEqual(single.best.meanIntensity + 1e-9);
        expect(single.best.meanIntensity).toBeLessThanOrEqual(single.now.meanIntensity);
      }),
      { numRuns: 3000 },
    );
  });
});
