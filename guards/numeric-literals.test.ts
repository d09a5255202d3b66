import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

/**
 * No number about the world hides in the code: formulas and estimates take theirs from table rows and cited assumptions.
 * Conversions live in `packages/contract/src/units/conversions.ts`. What is left is listed here with its reason.
 */
const root = "packages/core/src";
const folders = ["formulas", "components", "estimate"];

/** Nothing and one of a thing: identities of adding and multiplying, first items, counting. */
const everywhere = new Set([0, 1]);

const allowed: readonly { readonly file: string; readonly value: number; readonly reason: string }[] = [
  {
    file: "packages/core/src/formulas/training-operations.ts",
    value: 6,
    reason: "the equation: 2 operations a parameter and token forward, 4 backward (Kaplan et al. 2020)",
  },
  {
    file: "packages/core/src/estimate/exclusions.ts",
    value: 3,
    reason: "EXAMPLES: how many names a list of what was left out shows",
  },
];

interface Literal {
  readonly file: string;
  readonly line: number;
  readonly value: number;
}

/** How many digits a text shows is not about the world. */
const isDigits = (node: ts.Node): boolean =>
  ts.isNumericLiteral(node) &&
  ts.isCallExpression(node.parent) &&
  ts.isPropertyAccessExpression(node.parent.expression) &&
  ["toPrecision", "toFixed"].includes(node.parent.expression.name.text);

function literalsOf(file: string, text: string): Literal[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Literal[] = [];
  const visit = (node: ts.Node): void => {
    if (isDigits(node)) return;
    if (ts.isNumericLiteral(node)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      found.push({ file, line: line + 1, value: Number(node.text) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const isListed = ({ file, value }: Literal): boolean =>
  everywhere.has(value) || allowed.some((one) => one.file === file && one.value === value);

const uncited = (literals: readonly Literal[]): string[] =>
  literals.filter((one) => !isListed(one)).map(({ file, line, value }) => `${file}:${line}: ${value}`);

const sourcesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => `${folder}/${path.replaceAll("\\", "/")}`)
    .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts") && !path.includes("/node_modules/"));

const literals = readdirSync(root, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => path.endsWith(".ts") && folders.includes(path.split("/")[0]!))
  .flatMap((path) => literalsOf(`${root}/${path}`, readFileSync(join(root, path), "utf8")));

test("every number in formulas, components and estimates is a conversion, a cited assumption or listed with its reason", () => {
  expect(literals.length).toBeGreaterThan(20);
  expect(uncited(literals), "make it a row of the default assumptions, with a source").toEqual([]);
});

test("the list holds nothing that is not needed", () => {
  const unused = allowed.filter(
    (one) => !literals.some((two) => two.file === one.file && two.value === one.value),
  );
  expect(unused).toEqual([]);
});

/** Minute, hour and day in milliseconds. */
const timeUnits = new Set([6e4, 36e5, 864e5]);

const timeUnitsIn = (file: string, text: string): string[] =>
  literalsOf(file, text)
    .filter(({ value }) => timeUnits.has(value))
    .map(({ line, value }) => `${file}:${line}: ${value}`);

test("a minute, an hour and a day in milliseconds are taken from the contract", () => {
  const folders = ["packages", "apps"].flatMap((area) =>
    readdirSync(area).flatMap((name) =>
      ["src", "import"].map((part) => `${area}/${name}/${part}`).filter((path) => existsSync(path)),
    ),
  );
  const files = [...folders, "validation"].flatMap(sourcesIn);
  expect(files.length).toBeGreaterThan(100);
  expect(
    files.flatMap((file) => timeUnitsIn(file, readFileSync(file, "utf8"))),
    "import MILLISECONDS_PER_MINUTE, _HOUR or _DAY from @green-place/contract",
  ).toEqual([]);
  expect(timeUnitsIn("planted.ts", "const HOUR_MS = 3_600_000;")).toEqual(["planted.ts:1: 3600000"]);
});

test.each([
  ["a fan ratio", "export const rest = (watts: number): number => watts * 0.33;", 0.33],
  ["a default in a parameter", "export const grid = (grams = 475): number => grams;", 475],
  ["a negative number", "export const x = -7.5;", 7.5],
  ["an exponent", "export const y = (a: number): number => a * 4e2;", 400],
])("the guard sees %s", (_, text, value) => {
  const planted = literalsOf("packages/core/src/formulas/planted.ts", text);
  expect(uncited(planted)).toEqual([`packages/core/src/formulas/planted.ts:1: ${value}`]);
});
