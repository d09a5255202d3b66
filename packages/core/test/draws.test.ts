import fc from "fast-check";
import { expect, test } from "vitest";
import { createDraws, DRAW_COUNT } from "../src/uncertainty/draws.ts";
import type { Factor } from "../src/uncertainty/factor.ts";
import { normalQuantile } from "../src/uncertainty/normal-quantile.ts";
import { probabilityBeats, probabilityBest } from "../src/uncertainty/probability-best.ts";
import { rangeOfDraws } from "../src/uncertainty/range-of-draws.ts";

const doubtful = (
  id: string,
  low: number,
  value: number,
  high: number,
  more: Partial<Factor> = {},
): Factor => ({
  id,
  low,
  value,
  high,
  unit: "1",
  source: "test/made",
  ...more,
});

test.each([
  [0.5, 0],
  [0.975, 1.959964],
  [0.95, 1.644854],
  [0.05, -1.644854],
  [0.001, -3.090232],
])("the normal quantile of %s is %s, as tables have it", (p, z) => {
  expect(normalQuantile(p)).toBeCloseTo(z, 6);
});

test("draws have the median and the 5th and 95th percentile that were asked for", () => {
  const triple = fc
    .tuple(
      fc.double({ min: 0.01, max: 1e4, noNaN: true }),
      fc.double({ min: 1.01, max: 10, noNaN: true }),
      fc.double({ min: 1.01, max: 10, noNaN: true }),
    )
    .map(([low, up, more]) => [low, low * up, low * up * more] as const);
  fc.assert(
    fc.property(triple, ([low, value, high]) => {
      const sorted = createDraws()
        .of(doubtful("a", low, value, high))
        .slice()
        .sort();
      const at = (share: number): number => sorted[Math.floor(share * DRAW_COUNT)]!;
      expect(at(0.5) / value).toBeCloseTo(1, 1);
      expect(sorted.filter((x) => x < low).length / DRAW_COUNT).toBeCloseTo(0.05, 2);
      expect(sorted.filter((x) => x > high).length / DRAW_COUNT).toBeCloseTo(0.05, 2);
    }),
  );
});

test("draws of a factor depend on its id alone: not on the clock, nor on what was drawn before", () => {
  const a = doubtful("a", 1, 2, 3);
  const fresh = createDraws();
  const used = createDraws();
  for (const id of ["x", "y", "z"]) used.of(doubtful(id, 1, 2, 3));
  expect(used.of(a)).toEqual(fresh.of(a));
  expect(used.of(doubtful("b", 1, 2, 3))).not.toEqual(fresh.of(a));
});

test("different factors are drawn independently: correlation near 0 over many pairs", () => {
  const draws = createDraws();
  const columns = Array.from({ length: 40 }, (_, i) => draws.of(doubtful(`f${i}`, -1, 0, 1)));
  const correlation = (a: Float64Array, b: Float64Array): number => {
    const dot = (x: Float64Array, y: Float64Array): number =>
      x.reduce((sum, value, i) => sum + value * y[i]!, 0);
    return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
  };
  const all = columns.flatMap((a, i) => columns.slice(i + 1).map((b) => correlation(a, b)));
  const mean = all.reduce((sum, x) => sum + x, 0) / all.length;
  const spread = Math.sqrt(all.reduce((sum, x) => sum + x * x, 0) / all.length);
  expect(Math.abs(mean)).toBeLessThan(0.01);
  // Independent columns of n numbers correlate by 1 / sqrt(n) in the mean square.
  expect(spread).toBeLessThan(1.3 / Math.sqrt(DRAW_COUNT));
});

test("no draw crosses a physical bound", () => {
  const draws = createDraws();
  expect(Math.min(...draws.of(doubtful("pue", 1.01, 1.1, 1.9, { floor: 1 })))).toBeGreaterThanOrEqual(1);
  expect(Math.max(...draws.of(doubtful("load", 0.3, 0.8, 0.98, { ceiling: 1 })))).toBeLessThanOrEqual(1);
});

test("a range is that of sorting all draws, whatever the draws", () => {
  const sorted = (value: number, draws: Float64Array) => {
    const ascending = Float64Array.from(draws).sort();
    const at = (share: number): number => ascending[Math.round(share * (ascending.length - 1))]!;
    return { low: Math.min(value, at(0.05)), value, high: Math.max(value, at(0.95)) };
  };
  const number = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.double({ min: 0.5, max: 2, noNaN: true }),
    fc.integer({ min: -3, max: 3 }),
  );
  const draws = fc.array(number, { minLength: 1, maxLength: 400 });
  fc.assert(
    fc.property(number, draws, (value, all) => {
      const column = Float64Array.from(all);
      const [range, expected] = [rangeOfDraws(value, column), sorted(value, column)];
      expect([range.low === expected.low, range.high === expected.high, range.value]).toEqual([
        true,
        true,
        value,
      ]);
      expect(column).toEqual(Float64Array.from(all));
    }),
    { numRuns: 1000 },
  );
});

test("passing columns are used again, those that are kept are not", () => {
  const draws = createDraws();
  const key = {};
  const columns = (): Float64Array[] => {
    const passing = draws.column().fill(1);
    const drawn = draws.of(doubtful("drawn", 1, 2, 3));
    const once = draws.once(key, () => draws.column().fill(2));
    return [passing, drawn, once, draws.column()];
  };
  const [first, drawn, once, second] = draws.passing(columns);
  const before = Float64Array.from(drawn!);
  const again = draws.passing(columns);
  expect(again[0]).toBe(first);
  expect(again[3]).toBe(second);
  expect(again[3]).toEqual(new Float64Array(DRAW_COUNT));
  expect([again[1], again[2]]).toEqual([drawn, once]);
  expect(drawn).toEqual(before);
  expect(once!.every((x) => x === 2)).toBe(true);
  expect(draws.column()).not.toBe(first);
});

test.each([{ low: 0.5 }, { value: 2.5 }, { high: 4 }])(
  "two factors of one name that differ in %o are a mistake, and twins are not",
  (other) => {
    const [draws, one] = [createDraws(), doubtful("one", 1, 2, 3)];
    expect(draws.of({ ...one })).toBe(draws.of(one));
    expect(() => draws.of({ ...one, ...other })).toThrow(/different numbers are called one/);
  },
);

test("a range never leaves its own value out", () => {
  expect(rangeOfDraws(10, Float64Array.of(1, 2, 3))).toEqual({ low: 1, value: 10, high: 10 });
});

test("chance of being best: against counting by hand, equals sharing, adding up to 1", () => {
  const columns = fc.integer({ min: 1, max: 6 }).chain((n) =>
    fc.array(
      fc
        .array(fc.integer({ min: 0, max: 3 }), { minLength: 20, maxLength: 20 })
        .map((row) => Float64Array.from(row)),
      {
        minLength: n,
        maxLength: n,
      },
    ),
  );
  fc.assert(
    fc.property(columns, (carbon) => {
      const byHand = carbon.map((own) => {
        let wins = 0;
        for (let i = 0; i < own.length; i++) {
          const least = Math.min(...carbon.map((column) => column[i]!));
          const equals = carbon.filter((column) => column[i] === least).length;
          if (own[i] === least) wins += 1 / equals;
        }
        return wins / own.length;
      });
      const ours = probabilityBest(carbon);
      ours.forEach((p, i) => {
        expect(p).toBeCloseTo(byHand[i]!, 12);
      });
      expect(ours.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
    }),
  );
});

test("of two log-normal doubts the chance that one is less is what theory says", () => {
  const draws = createDraws();
  const z95 = 1.644854;
  const [a, b] = [doubtful("a", 90, 100, 1000 / 9), doubtful("b", 100, 110, 121)];
  const sigma = (high: number, value: number): number => Math.log(high / value) / z95;
  const distance = Math.log(110 / 100) / Math.hypot(sigma(1000 / 9, 100), sigma(121, 110));
  const phi = 1 - 0.5 * Math.exp(-0.717 * distance - 0.416 * distance ** 2);
  expect(probabilityBeats(draws.of(a), draws.of(b))).toBeCloseTo(phi, 1);
  expect(probabilityBeats(draws.of(a), draws.of(a))).toBe(0.5);
});
