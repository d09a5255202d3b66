/** Rows of the inputs that are wrong or unusable, by reason: refused, counted and shown, never repaired in silence. */
export interface Refusals {
  refuse(reason: string, example: string): void;
  /** One entry a reason, most frequent first, with the first few examples. */
  readonly counts: () => readonly { reason: string; count: number; examples: readonly string[] }[];
}

const EXAMPLES_SHOWN = 3;

export function countRefusals(): Refusals {
  const byReason = new Map<string, { count: number; examples: string[] }>();
  return {
    refuse(reason, example) {
      const entry = byReason.get(reason) ?? { count: 0, examples: [] };
      entry.count += 1;
      if (entry.examples.length < EXAMPLES_SHOWN) entry.examples.push(example);
      byReason.set(reason, entry);
    },
    counts: () =>
      [...byReason]
        .map(([reason, entry]) => ({ reason, ...entry }))
        .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
  };
}
