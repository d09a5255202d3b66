import { GreenPlaceError } from "@green-place/contract";
import { describe, expect, test } from "vitest";
import { planSchedule, type ScheduleQuery, WORTH_WAITING_PERCENT } from "../../src/index.ts";
import { evenSeries, MINUTE, seriesOf } from "./series-of.ts";

const HOUR = 60 * MINUTE;

function errorOf(query: ScheduleQuery): GreenPlaceError {
  try {
    planSchedule(query);
  } catch (error) {
    if (GreenPlaceError.isInstance(error)) return error as GreenPlaceError;
    throw error;
  }
  throw new Error("expected an error");
}

const query = (
  gramsPerKwh: readonly number[],
  hours: number,
  more: Partial<ScheduleQuery> = {},
): ScheduleQuery => ({
  series: evenSeries(gramsPerKwh, HOUR),
  durationMs: hours * HOUR,
  earliestMs: 0,
  deadlineMs: gramsPerKwh.length * HOUR,
  interruptible: false,
  ...more,
});

describe("what a plan says", () => {
  test("the saving is what the best emits less than now", () => {
    const plan = planSchedule(query([400, 100, 300], 1));
    expect(plan.now).toEqual({
      startMs: 0,
      endMs: HOUR,
      meanIntensity: 400,
      slots: [{ startMs: 0, endMs: HOUR }],
    });
    expect(plan.best.startMs).toBe(HOUR);
    expect(plan.savingPercent).toBeCloseTo(75, 12);
    expect(plan.worthWaiting).toBe(true);
    expect(plan.method).toBe("contiguous");
  });

  test("a saving below the threshold is not worth waiting", () => {
    expect(WORTH_WAITING_PERCENT).toBe(2);
    expect(planSchedule(query([1000, 981], 1))).toMatchObject({ worthWaiting: false });
    expect(planSchedule(query([1000, 979], 1))).toMatchObject({ worthWaiting: true });
  });

  test("a flat series runs at once, whatever its decimals", () => {
    for (const interruptible of [false, true]) {
      for (const restartOverheadMs of [0, 7 * MINUTE]) {
        const more = { interruptible, restartOverheadMs, earliestMs: 13 * MINUTE };
        const plan = planSchedule(query(Array(48).fill(24.1), 5.5, more));
        expect(plan.best.slots).toEqual([{ startMs: 13 * MINUTE, endMs: 13 * MINUTE + 5.5 * HOUR }]);
        expect(plan.savingPercent).toBeCloseTo(0, 9);
        expect(plan.worthWaiting).toBe(false);
      }
    }
  });

  test("a grid that emits nothing now has nothing to save", () => {
    expect(planSchedule(query([0, 0, 5], 1))).toMatchObject({ savingPercent: 0, worthWaiting: false });
  });

  test("every start is counted, the first too, and now's as well", () => {
    const given = query([300, 100, 300, 100], 2, { interruptible: true, restartOverheadMs: HOUR / 2 });
    const plan = planSchedule(given);
    // Two starts at 100: 200 + 2 x 50. One run through 100, 300: 400 + 50.
    expect(plan.best.meanIntensity * 2).toBeCloseTo(300, 9);
    expect(plan.now.meanIntensity * 2).toBeCloseTo(400 + 150, 9);
    expect(plan.best.slots).toHaveLength(2);
  });

  test("slots of uneven length and a start inside a slot", () => {
    // 30 minutes of 10, 90 of 40, 60 of 20; from minute 10 on there are 20 minutes of 10 left.
    const series = seriesOf([10, 40, 20], [30 * MINUTE, 90 * MINUTE, 60 * MINUTE]);
    const plan = planSchedule({
      series,
      durationMs: 50 * MINUTE,
      earliestMs: 10 * MINUTE,
      deadlineMs: 180 * MINUTE,
      interruptible: true,
    });
    expect(plan.best.meanIntensity).toBeCloseTo((20 * 10 + 30 * 20) / 50, 12);
    expect(plan.best.slots).toEqual([
      { startMs: 10 * MINUTE, endMs: 30 * MINUTE },
      { startMs: 120 * MINUTE, endMs: 150 * MINUTE },
    ]);
  });
});

describe("what a plan refuses", () => {
  test("a gap inside the window, but not one outside it", () => {
    const gappy = query([1, Number.NaN, 3, 4], 1);
    expect(errorOf(gappy)).toMatchObject({
      code: "E_SERIES_GAP",
      message: expect.stringContaining("1970-01-01T01:00"),
    });
    expect(planSchedule({ ...gappy, earliestMs: 2 * HOUR }).best.meanIntensity).toBe(3);
    expect(planSchedule({ ...gappy, deadlineMs: HOUR }).best.meanIntensity).toBe(1);
  });

  test("a negative intensity is as unknown as none", () => {
    expect(errorOf(query([1, -2, 3], 1)).code).toBe("E_SERIES_GAP");
  });

  test("a window that reaches beyond the series, at either end", () => {
    expect(errorOf(query([1, 2], 1, { deadlineMs: 2 * HOUR + 1 })).code).toBe("E_SERIES_RANGE");
    expect(errorOf(query([1, 2], 1, { earliestMs: -1 })).code).toBe("E_SERIES_RANGE");
    expect(errorOf({ ...query([], 1), deadlineMs: HOUR }).code).toBe("E_SERIES_RANGE");
  });

  test("a deadline that is too near", () => {
    expect(errorOf(query([1, 2], 3))).toMatchObject({
      code: "E_DEADLINE",
      message: "The job runs for 3 h, but only 2 h are left before the deadline.",
    });
    const odd = query([1, 2], 1, { durationMs: 90_061_500, deadlineMs: 5_400_000 });
    expect(errorOf(odd).message).toBe(
      "The job runs for 25 h 1 min 1.5 s, but only 1 h 30 min are left before the deadline.",
    );
    expect(errorOf(query([1, 2], 1, { deadlineMs: -HOUR })).message).toMatch(/^The deadline has passed/);
    expect(planSchedule(query([1, 2], 2)).best.startMs).toBe(0);
  });

  test.each([0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])("a duration of %s ms", (durationMs) => {
    expect(errorOf(query([1, 2], 1, { durationMs })).code).toBe("E_SCHEDULE_INPUT");
  });

  test("restarts over slots that have no length in common", () => {
    const lengths = Array.from({ length: 60 }, (_, i) => 1_000_003 + i * i * i * 7919);
    const series = seriesOf(
      lengths.map((_, i) => i),
      lengths,
    );
    const given = {
      series,
      durationMs: series.endMs / 2,
      earliestMs: 0,
      deadlineMs: series.endMs,
      interruptible: true,
    };
    expect(errorOf({ ...given, durationMs: Math.floor(given.durationMs), restartOverheadMs: 1 }).code).toBe(
      "E_SERIES_UNEVEN",
    );
  });
});
