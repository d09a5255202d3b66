import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { tickEvery } from "../src/run/tick-every.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const DAY_MS = 86_400_000;

test.each([
  ["a second", 1000],
  ["24 days", 24 * DAY_MS],
  ["25 days, which no timer of Node waits", 25 * DAY_MS],
  ["100 days", 100 * DAY_MS],
])("ticks every %s, and not before", async (_, intervalMs) => {
  const ticks: number[] = [];
  const begunMs = Date.now();
  const stop = tickEvery(intervalMs, Date.now, async () => void ticks.push(Date.now() - begunMs));
  await vi.advanceTimersByTimeAsync(intervalMs - 1);
  expect(ticks).toEqual([]);
  await vi.advanceTimersByTimeAsync(intervalMs * 2 + 1);
  expect(ticks).toEqual([intervalMs, 2 * intervalMs, 3 * intervalMs]);
  stop();
  await vi.advanceTimersByTimeAsync(intervalMs * 2);
  expect(ticks).toHaveLength(3);
});

test("a task that is late leaves out the ticks that it missed", async () => {
  const ticks: number[] = [];
  const begunMs = Date.now();
  const stop = tickEvery(1000, Date.now, async () => {
    ticks.push(Date.now() - begunMs);
    await new Promise((resolve) => setTimeout(resolve, 2500));
  });
  await vi.advanceTimersByTimeAsync(8000);
  expect(ticks).toEqual([1000, 4000, 7000]);
  stop();
});
