import { expect, test } from "vitest";
import { intervalScore } from "./interval-score.ts";

const at = (value: number): { low: number; high: number } => ({ low: value, high: value });
const range = (low: number, high: number) => ({ low, value: Math.sqrt(low * high), high });

test("a range that holds the value costs its width in logarithms: 100 to 200 is ln 2 = 0.693", () => {
  expect(intervalScore(range(100, 200), at(150))).toBeCloseTo(Math.LN2, 9);
  expect(intervalScore(range(100, 200), at(100))).toBeCloseTo(Math.LN2, 9);
});

test("a miss costs twenty times its distance besides: 220 above 200 is ln 2 + 20 · ln 1.1 = 2.599", () => {
  expect(intervalScore(range(100, 200), at(220))).toBeCloseTo(2.5994, 4);
  expect(intervalScore(range(100, 200), at(100 / 1.1))).toBeCloseTo(2.5994, 4);
});

test("it does not depend on the unit", () => {
  expect(intervalScore(range(0.1, 0.2), at(0.22))).toBeCloseTo(2.5994, 4);
});

test("a range that is wide enough to hold anything loses to an honest one", () => {
  const honest = intervalScore(range(80, 160), at(150))!;
  expect(intervalScore(range(1, 10_000), at(150))!).toBeGreaterThan(10 * honest);
});

test("of a published span the nearer end counts; a span that is reached costs nothing but the width", () => {
  expect(intervalScore(range(100, 200), { low: 190, high: 400 })).toBeCloseTo(Math.LN2, 9);
  expect(intervalScore(range(100, 200), { low: 220, high: 400 })).toBeCloseTo(2.5994, 4);
});

test("without a range, or with nothing above 0, there is no score", () => {
  expect(intervalScore({ low: 5, value: 5, high: 5 }, at(5))).toBeUndefined();
  expect(intervalScore({ low: 0, value: 1, high: 2 }, at(1))).toBeUndefined();
});
