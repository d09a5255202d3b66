import { quoted } from "../schema/quoted.ts";

const MOST_KEYS = 50;
const MOST_ITEMS = 2_000;
/** Tables may be long; a list inside a row may not, and nothing is nested deeper than a range in a row in a table. */
const DEEPEST = 6;

/**
 * Whether parsed JSON has a shape that is safe to validate: no key that reaches prototypes, no object or inner list of absurd size,
 * no deep nesting. Returns what is wrong, or undefined. Walks without recursion, and stops at the first fault.
 */
export function shapeFault(root: unknown): string | undefined {
  const waiting: { value: unknown; depth: number }[] = [{ value: root, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next;
    if (typeof value !== "object" || value === null) continue;
    if (depth > DEEPEST) return `it is nested deeper than ${DEEPEST} levels`;
    if (Array.isArray(value)) {
      if (depth > 1 && value.length > MOST_ITEMS)
        return `a list in a row has ${value.length} items, more than ${MOST_ITEMS}`;
      for (const item of value) waiting.push({ value: item, depth: depth + 1 });
      continue;
    }
    const keys = Object.keys(value);
    if (keys.length > MOST_KEYS) return `an object has ${keys.length} keys, more than ${MOST_KEYS}`;
    for (const key of keys) {
      if (key === "__proto__" || key === "constructor" || key === "prototype")
        return `the key ${quoted(key)} is not allowed anywhere`;
      waiting.push({ value: (value as Record<string, unknown>)[key], depth: depth + 1 });
    }
  }
  return undefined;
}
