import { recommend } from "@green-place/core";
import { expect, test } from "vitest";
import { aDayOnNew } from "../../../packages/core/test/small-catalogue.ts";
import { everydayLine } from "../src/render/everyday-line.ts";
import { explainText } from "../src/render/explain-text.ts";

const result = recommend({ ...aDayOnNew, job: { ...aDayOnNew.job, equivalent: true }, explain: 1 });
const lines = explainText(result.explanation!, result);

test("every step stands there with its number, value, range and equation, in order", () => {
  const numbered = lines.flatMap((line) => /^(\d+)\. (.+) = .+ \(.+ to .+\) /.exec(line)?.slice(1, 3) ?? []);
  expect(numbered).toEqual(result.explanation!.steps.flatMap(({ number, name }) => [String(number), name]));
  for (const { equation } of result.explanation!.steps) expect(lines).toContain(`   ${equation}`);
});

test("every factor names a source that is listed with its publisher, licence and date", () => {
  const cited = new Set(lines.flatMap((line) => /^ {5}.+ \[(.+)\]$/.exec(line)?.[1] ?? []));
  expect(cited.size).toBeGreaterThan(3);
  for (const id of cited) {
    const source = lines.find((line) => line.startsWith(`  ${id}: `));
    expect(source, id).toMatch(/https:\/\/\S+ \(.+, entered \d{4}-\d{2}-\d{2}\)$/);
  }
});

test("the doubt is split into shares of 100 %, and the answer is put in question", () => {
  const at = lines.findIndex((line) => line.startsWith("Where the doubt"));
  const shares = lines
    .slice(at + 1, lines.indexOf("", at))
    .map((line) => Number(/^ {2}(\S+) %/.exec(line)![1]));
  expect(shares.length).toBeGreaterThan(2);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeGreaterThan(97);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThan(103);
  expect(lines.join("\n")).toMatch(/What would change the answer|No number alone/);
});

test("everyday terms have ranges and say whose figures they are", () => {
  const line = everydayLine({
    energyKwh: { low: 7.4, value: 14.8, high: 29.6 },
    carbonKg: { low: 1, value: 1.62, high: 2 },
  });
  expect(line).toContain("10 km by petrol car (4.1 to 19)");
  expect(line).toContain("1 days of a home's electricity (0.25 to 4)");
  expect(line).toMatch(/European Environment Agency, US EPA, US EIA, Ofgem\.$/);
});
