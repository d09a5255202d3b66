import { expect, test } from "vitest";
import { planAt } from "../../src/run/plan-at.ts";

const slots = [
  { startMs: 10, endMs: 20 },
  { startMs: 30, endMs: 40 },
];

test.each([
  ["before the first slot", 5, { run: false, untilMs: 10 }],
  ["as it begins", 10, { run: true, untilMs: 20 }],
  ["inside it", 19, { run: true, untilMs: 20 }],
  ["as it ends", 20, { run: false, untilMs: 30 }],
  ["in the last slot, which has no end", 30, { run: true, untilMs: undefined }],
  ["long after a sleep through all of them", 1000, { run: true, untilMs: undefined }],
])("%s", (_, now, moment) => {
  expect(planAt(slots, now)).toEqual(moment);
});
