import { expect, test } from "vitest";
import type { ValidationCase } from "./case-schema.ts";
import { outsideOf } from "./outside.ts";
import { score } from "./score.ts";

const published = (expected: number, group?: string): ValidationCase => ({
  id: `${group}-${expected}`,
  restates: [],
  quantity: "power",
  unit: "W",
  kind: "measured",
  citation: "",
  url: "https://example.org",
  given: { model: "idle-power", accelerator: "any" },
  expected,
  tolerance: { why: "in our range" },
  group,
});
const ours = { low: 100, value: 150, high: 200 };
const scored = (...cases: ValidationCase[]) => ({
  name: "class",
  about: "",
  scores: cases.map((one) => score(one, ours)),
});

test("rows outside our range are counted above, below and by group, most misses first", () => {
  const rows = [
    published(90, "a"),
    published(150, "a"),
    published(300, "b"),
    published(400, "b"),
    published(110, "c"),
  ];
  expect(outsideOf(scored(...rows))).toEqual([
    {
      name: "class",
      cases: 5,
      above: 2,
      below: 1,
      groups: [
        { name: "b", cases: 2, outside: 2 },
        { name: "a", cases: 2, outside: 1 },
      ],
    },
  ]);
});

test("cases made by hand are not summed up: each gives its reason", () => {
  expect(outsideOf(scored(published(300)))).toEqual([]);
});
