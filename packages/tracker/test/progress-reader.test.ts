import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { addMark, predictFromMarks } from "../src/report/prediction.ts";
import { progressReader } from "../src/run/progress-reader.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

/** What a reader finds in these pieces of output, 100 ms apart. */
function read(pattern: RegExp, pieces: readonly string[]) {
  const found: number[] = [];
  const warned: string[] = [];
  const reader = progressReader(pattern, {
    onFraction: (fraction) => found.push(fraction),
    warn: (message) => warned.push(message),
  });
  for (const piece of pieces) {
    reader.take(Buffer.from(piece));
    vi.advanceTimersByTime(100);
  }
  reader.end();
  return { found, warned };
}

test("the last matching line of each quarter of a second counts, and one that says the same again doesn't", () => {
  const pieces = ["1/10\n2/10\n", "noise\n3/10\nnoise\n", "", "3/10\n", "", "", "4/10\n"];
  expect(read(/(\d+)\/(\d+)/, pieces).found).toEqual([0.3, 0.4]);
});

test("a line may come in pieces, may end in a carriage return, and need not be ended at the end", () => {
  const pieces = [" 10%|#  \r 20", "%|## ", "\r", "", "", " 30%", "|###"];
  expect(read(/(\d+)%/, pieces).found).toEqual([0.2, 0.3]);
});

test("a pattern with g finds what one without does", () => {
  expect(read(/(\d+)%/g, ["10%\n20%\n", "", "", "", "30%\n"]).found).toEqual([0.2, 0.3]);
});

test("what is no share is none", () => {
  expect(read(/(-?\d+)\/(\d+)/, ["5/0\n", "", "", "", "-1/7\n", "", "", "", "9/7\n"]).found).toEqual([]);
});

test("2.6 million matching lines in a second are five looks at the most", () => {
  const megabyte = "7/9\n".repeat(2 ** 18);
  const { found } = read(
    /(\d+)\/(\d+)/,
    Array.from({ length: 10 }, (_, n) => `${megabyte}${n}/9\n`),
  );
  expect(found.length).toBeLessThanOrEqual(5);
  expect(found.at(-1)).toBe(1);
});

test("a line without end and a pattern without end are cut short", () => {
  const begun = process.hrtime.bigint();
  expect(read(/(\d+)%/, ["x".repeat(30 * 2 ** 20), "50%\n"]).found).toEqual([0.5]);
  const { found, warned } = read(/^(a+)+$/, [`${"a".repeat(50)}!\n`, `${"a".repeat(50)}!\n`]);
  expect(found).toEqual([]);
  expect(warned).toEqual([expect.stringMatching(/not looked for any more: the pattern .* takes too long/)]);
  expect(Number(process.hrtime.bigint() - begun) / 1e6).toBeLessThan(2000);
});

test("a million steps stay a thousand marks, and predict what they did", () => {
  const marks: Parameters<typeof addMark>[0] = [];
  for (let step = 1; step <= 1e6; step++)
    addMark(marks, { fraction: step / 2e6, joules: step * 3, seconds: step });
  expect(marks.length).toBeLessThanOrEqual(1000);
  const { seconds } = predictFromMarks(marks)!;
  expect(seconds.value).toBeCloseTo(2e6, 0);
  expect(seconds.high / seconds.value).toBeLessThan(1.01);
});
