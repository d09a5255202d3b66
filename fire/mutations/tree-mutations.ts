import { hostileNumbers, hostileTexts, hostileValues } from "./hostile-values.ts";
import type { Step } from "./step.ts";
import { changedAt, sizeOf, type Tree } from "./tree.ts";

const pick = <T>(items: readonly T[], at: number): T => items[at % items.length]!;

/** Each takes a value of the tree and what to make of it; undefined leaves the value out. */
const changes: readonly ((value: Tree, step: Step) => Tree | undefined)[] = [
  (_, { choice }) => ({ written: pick(hostileValues, choice) }),
  (value, { choice }) =>
    "written" in value && /^[-\d]/.test(value.written)
      ? { written: pick(hostileNumbers, choice) }
      : { written: JSON.stringify(pick(hostileTexts, choice)) },
  () => undefined,
  // As text what was a number, as a number what was text.
  (value) => ({ written: "written" in value ? JSON.stringify(value.written) : "0" }),
  (value) => ({ list: [value, value] }),
  (value) => ({ object: [["value", value]] }),
  (value, { choice }) =>
    within(value, (entries) => [...entries, [pick(hostileTexts, choice), { written: "1" }]]),
  (value) =>
    within(value, (entries) => [...entries, ["__proto__", { object: [["polluted", { written: "1" }]] }]]),
  (value, { choice }) =>
    within(value, (entries) => {
      const again = entries[choice % entries.length];
      return again ? [...entries, [again[0], { written: pick(hostileValues, choice) }]] : entries;
    }),
  (value, { choice }) => ("list" in value ? { list: value.list.toSpliced(choice % 5, choice % 3) } : value),
  (value) => ("list" in value ? { list: value.list.toReversed() } : value),
  (value) => ("list" in value ? { list: value.list.flatMap((item) => [item, item]) } : value),
  // A figure a little beside itself: the wrong sign, the wrong size.
  (value, { choice }) =>
    "written" in value && /^[-\d.e+]+$/.test(value.written)
      ? { written: String(Number(value.written) * pick([-1, 0, 1e3, 1e6, 1e12, 1e-6, 0.5, 1e200], choice)) }
      : value,
];

type Entries = readonly (readonly [string, Tree])[];

const within = (value: Tree, change: (entries: Entries) => Entries): Tree =>
  "object" in value ? { object: change(value.object) } : value;

/** The tree with one of its values changed. */
export const mutatedTree = (tree: Tree, step: Step): Tree =>
  changedAt(tree, step.at % sizeOf(tree), (value) => pick(changes, step.kind)(value, step));
