import { mutatedCells } from "./line-mutations.ts";
import type { Step } from "./step.ts";

const pick = <T>(items: readonly T[], at: number): T => items[at % items.length]!;

/** Lists of ten of the list before: ten lines are ten thousand million values. */
const bomb = [
  "a: &a [x, x, x, x, x, x, x, x, x, x]",
  ...Array.from(
    "bcdefghij",
    (name, index) => `${name}: &${name} [${`*${"abcdefghi"[index]}, `.repeat(9)}*${"abcdefghi"[index]}]`,
  ),
].join("\n");

/** What YAML has beyond JSON, and what readers of it have stumbled over. */
const fragments = [
  bomb,
  "<<: *none",
  "<<: &self {<<: *self}",
  "&a a: *a",
  "? [complex, key]\n: 1",
  "!!js/function 'function () {}': 1",
  "!!binary hours: SGVsbG8=",
  "!!timestamp hours: 2026-01-01",
  "hours: !!float .nan",
  "hours: .inf",
  "hours: 0o17",
  "hours: 1e999",
  "---\nhours: 2",
  "...",
  "%YAML 9.9\n---",
  "\tname: tab",
  "name: |\n  a\n  b",
  "name: >-\n  \u202ea",
  'name: "\\u001b[31m"',
  "__proto__: {polluted: 1}",
  "constructor: {prototype: {polluted: 1}}",
  `deep: ${"[".repeat(5_000)}${"]".repeat(5_000)}`,
  `deep: ${"{a: ".repeat(500)}1${"}".repeat(500)}`,
  "? ".repeat(5_000),
  "- ".repeat(5_000),
  "hours: 1\nhours: 2",
  "null: null",
  "[1, 2]: 3",
];

/** The text with a fragment before one of its lines, or with a cell replaced. */
export function mutatedYaml(text: string, step: Step): string {
  if (step.kind % 2 === 0) return mutatedCells(text, { ...step, kind: Math.floor(step.kind / 2) });
  const lines = text.split("\n");
  const at = step.at % lines.length;
  const indent = /^ */.exec(lines[at]!)![0];
  const fragment = pick(fragments, step.choice);
  return lines.toSpliced(at, 0, fragment.replaceAll(/^/gm, step.choice % 3 === 0 ? "" : indent)).join("\n");
}
