import { defineDataProvider } from "@green-place/provider-data/document";
import { describe, expect, test } from "vitest";
import { checkProvider } from "../src/check-provider.ts";
import { acmeDocument } from "./acme-document.ts";
import { brokenProviders } from "./broken/broken-providers.ts";

const today = "2026-11-23";
const failedChecks = (create: Parameters<typeof checkProvider>[0]): string[] =>
  checkProvider(create, { today })
    .filter(({ faults }) => faults.length > 0)
    .map(({ check }) => check);

test("a provider that is in order passes every check", () => {
  const create = () =>
    defineDataProvider(acmeDocument, { packageName: "green-place-provider-acme", version: "1.0.0" });
  expect(
    checkProvider(create, { today }).flatMap(({ check, faults }) =>
      faults.map((fault) => `${check}: ${fault}`),
    ),
  ).toEqual([]);
});

test("at least 20 broken providers are at hand", () => {
  expect(brokenProviders.length).toBeGreaterThanOrEqual(20);
});

describe("a broken provider fails, by the check that is there for it", () => {
  test.each(brokenProviders)("$wrong: $caughtBy", ({ create, caughtBy }) => {
    expect(failedChecks(create)).toEqual(caughtBy);
  });
});

test("a provider that cannot even be made is reported", () => {
  const [result] = checkProvider(() => {
    throw new Error("no key in the environment");
  });
  expect(result).toMatchObject({
    check: "contract",
    faults: ["making the provider throws: no key in the environment"],
  });
});
