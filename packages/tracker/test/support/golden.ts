import { readFileSync } from "node:fs";
import { expect } from "vitest";

/** A case with a known answer, from outside: `cite` says whose. */
export interface GoldenCase<Given, Expect> {
  readonly name: string;
  readonly given: Given;
  readonly expect: Expect;
  readonly relTol: number;
  readonly cite: string;
}

export function goldenCases<Given, Expect>(name: string): readonly GoldenCase<Given, Expect>[] {
  const file = new URL(`../golden/${name}.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, "utf8")) as { cases: GoldenCase<Given, Expect>[] }).cases;
}

/** Relative difference, or absolute where the expectation is 0. */
export function expectNear(actual: number, expected: number, relTol: number): void {
  const difference = Math.abs(actual - expected) / (expected === 0 ? 1 : Math.abs(expected));
  expect(difference, `${actual} should be ${expected}`).toBeLessThanOrEqual(relTol);
}
