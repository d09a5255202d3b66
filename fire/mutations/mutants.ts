import fc from "fast-check";
import type { Format } from "../formats/format.ts";
import { mutatedCells, mutatedLines } from "./line-mutations.ts";
import type { Step } from "./step.ts";
import { mutatedText } from "./text-mutations.ts";
import { type Tree, textOf, treeOf } from "./tree.ts";
import { mutatedTree } from "./tree-mutations.ts";
import { mutatedYaml } from "./yaml-mutations.ts";

const most = 2 ** 31 - 1;

/** Longer ones would only be slow. */
const longestMutant = 300_000;

interface Change extends Step {
  /** By structure, by lines or by bytes. */
  readonly level: number;
}

const change: fc.Arbitrary<Change> = fc.noShrink(
  fc.record({
    level: fc.nat(99),
    kind: fc.nat(most),
    at: fc.noBias(fc.nat(most)),
    choice: fc.noBias(fc.nat(most)),
  }),
);

/** Mutants of the samples of a format: one to four changes each. They shrink to fewer changes. */
export async function mutantsOf(format: Format): Promise<fc.Arbitrary<string>> {
  const samples = await format.samples();
  return fc
    .record({
      sample: fc.nat(samples.length - 1),
      changes: fc.array(change, { minLength: 1, maxLength: 4 }),
    })
    .map(({ sample, changes }) => mutantOf(samples[sample]!, format.built, changes));
}

/** Changes of structure come first: after one of bytes there may be none. */
function mutantOf(sample: string, built: Format["built"], changes: readonly Change[]): string {
  const structured = changes.filter(({ level }) => level < 70);
  const others = changes.filter(({ level }) => level >= 70);
  const shaped = structured.length > 0 ? structures[built](sample, structured) : sample;
  return others.reduce(
    (text, step) =>
      (step.level < 80 ? mutatedLines(text, step) : mutatedText(text, step)).slice(0, longestMutant),
    shaped,
  );
}

const inTurn =
  (mutated: (text: string, step: Step) => string) =>
  (text: string, steps: readonly Step[]): string =>
    steps.reduce(mutated, text);

const structures: Readonly<Record<Format["built"], (sample: string, steps: readonly Step[]) => string>> = {
  json: (sample, steps) => textOf(steps.reduce(mutatedTree, readTree(sample))),
  "json-lines": (sample, steps) => {
    const lines = sample.split("\n");
    for (const step of steps) {
      const line = step.at % lines.length;
      if (lines[line]!.startsWith("{"))
        lines[line] = textOf(
          mutatedTree(readTree(lines[line]!), { ...step, at: Math.floor(step.at / lines.length) }),
        );
    }
    return lines.join("\n");
  },
  yaml: (sample, steps) =>
    sample.startsWith("{") ? structures.json(sample, steps) : inTurn(mutatedYaml)(sample, steps),
  cells: inTurn(mutatedCells),
  text: inTurn(mutatedText),
};

const trees = new Map<string, Tree>();

/** Of a sample, or of a line that a change before has left as JSON; any other text is one value. */
function readTree(text: string): Tree {
  const known = trees.get(text);
  if (known) return known;
  let tree: Tree;
  try {
    tree = treeOf(JSON.parse(text));
  } catch {
    return { written: text };
  }
  if (trees.size < 1_000) trees.set(text, tree);
  return tree;
}
