import { expect, test } from "vitest";
import { shippedWorld } from "./model-catalogue.ts";
import { readCases, readUnanswered } from "./read-cases.ts";
import { scoreAll } from "./score.ts";
import published from "./sukprasert.json" with { type: "json" };

const classes = scoreAll(readCases(), shippedWorld());

for (const { name, scores } of classes) {
  test.each(scores)(`${name}: $case.id`, ({ case: one, answer, met }) => {
    const what = `${one.quantity}: published ${JSON.stringify(one.expected)} ${one.unit}, ours ${JSON.stringify(answer)}; ${one.tolerance.why}`;
    if (one.missed === undefined) expect(met, what).toBe(true);
    else expect(met, `${one.id} is listed as missed but is met now: take its reason away`).toBe(false);
  });
}

test("ids are unique, and no case tunes and tests: only measured ones may have tuned a default", () => {
  const ids = classes.flatMap(({ scores }) => scores.map((score) => score.case.id));
  expect(new Set(ids).size).toBe(ids.length);
  const timesHours = classes
    .flatMap(({ scores }) => scores)
    .filter((score) => score.case.given.model === "arithmetic");
  expect(timesHours.length).toBeGreaterThan(90);
  expect(timesHours.every((score) => score.case.kind === "formula")).toBe(true);
});

test("all 158 figures that the project started from are restated or refused with a reason", () => {
  const restated = new Set(classes.flatMap(({ scores }) => scores.flatMap((score) => score.case.restates)));
  // The mean over all zones is compared in sukprasert.test.ts.
  expect(published.allZones.zoneCount).toBe(123);
  restated.add("sukprasert2024-global");
  const refused = readUnanswered();
  for (const { restates, why } of refused) {
    expect(restated.has(restates), `${restates} is answered and refused`).toBe(false);
    expect(why.length).toBeGreaterThan(20);
  }
  expect(new Set(refused.map(({ restates }) => restates)).size).toBe(refused.length);
  expect(restated.size + refused.length).toBe(158);
});
