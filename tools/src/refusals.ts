/** Upstream rows that an import leaves out, with the reason; nothing is dropped in silence. */
export interface Refusals {
  refuse(reason: string, row: string): void;
  readonly byReason: ReadonlyMap<string, readonly string[]>;
}

export function countRefusals(): Refusals {
  const byReason = new Map<string, string[]>();
  return {
    byReason,
    refuse(reason, row) {
      const rows = byReason.get(reason);
      if (rows) rows.push(row);
      else byReason.set(reason, [row]);
    },
  };
}

const EXAMPLES_SHOWN = 5;

/** One line a reason, the most frequent first, with the first few rows. */
export function refusalLines({ byReason }: Refusals): string[] {
  return [...byReason]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([reason, rows]) => {
      const more = rows.length > EXAMPLES_SHOWN ? "; ..." : "";
      return `refused ${rows.length}: ${reason}: ${rows.slice(0, EXAMPLES_SHOWN).join("; ")}${more}`;
    });
}
