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
