import { expect, test } from "vitest";
import { placeLookup } from "../../src/tracking/place-lookup.ts";

const lookUp = placeLookup(
  () => Date.parse("2026-11-24T12:00:00Z"),
  async () => [],
);

test("a zone brings its country, and a zone that does not exist is a miss with suggestions", async () => {
  expect(await lookUp({ zone: "SE-SE3" })).toMatchObject({
    ok: true,
    data: { zone: "SE-SE3", countryCode: "SWE" },
  });
  expect(await lookUp({ zone: "SE-SE33" })).toMatchObject({
    ok: false,
    code: "unknown-zone",
    query: "SE-SE33",
    suggestions: expect.arrayContaining(["SE-SE3"]),
  });
});
