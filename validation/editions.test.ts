import { expect, test } from "vitest";
import type { Accuracy, AccuracyRow } from "./accuracy-table.ts";
import { type EditionRow, lastEdition, readEditions } from "./editions.ts";
import { editionsBlock } from "./editions-markdown.ts";

const row = (name: string, medianError: number): AccuracyRow => ({
  name,
  cases: 10,
  medianError,
  p90Error: 0.5,
  bias: 0,
  coverage: 0.9,
  width: 2,
  intervalScore: 1.234,
});
const today: Accuracy = {
  rows: [row("better", 0.1), row("same", 0.3), row("new", 0.2)],
  measured: row("all measured", 0.25),
  missed: [],
  outside: [],
};
const before: EditionRow[] = [row("better", 0.2), row("same", 0.3), row("all measured", 0.25)].map((one) => ({
  ...one,
  edition: "first",
  date: "2026-01-02",
}));

test("what changed since an edition: then and now where they differ, and what is new as it is", () => {
  const text = editionsBlock(today, before).lines.join("\n");
  expect(text).toContain('the edition "first" of 2026-01-02');
  expect(text).toMatch(/\| better +\| +10 \| +20 % → 10 % \| +90 % \| +2\.0 \| +1\.23 \|/);
  expect(text).toMatch(/\| new +\| +10 \| +20 % \|/);
  expect(text).not.toMatch(/\| (same|all measured)/);
});

test("without a change it says so", () => {
  const { lines } = editionsBlock({ ...today, rows: today.rows.slice(1, 2) }, before);
  expect(lines).toEqual(['No figure has changed since the edition "first" of 2026-01-02.']);
});

test("recorded editions have each class once, and a row over all that was measured", () => {
  const editions = readEditions();
  const keys = editions.map(({ edition, name }) => `${edition}: ${name}`);
  expect(new Set(keys).size).toBe(keys.length);
  expect(lastEdition(editions).map(({ name }) => name)).toContain("all measured");
});
