export interface Column {
  readonly title: string;
  readonly align?: "left" | "right";
  /** The least important columns go first when the terminal is narrow; 0 stays for ever. */
  readonly dispensable?: number;
}

/** An aligned table without lines. Columns are left out, the most dispensable first, until it fits into `width`. */
export function plainTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number | undefined,
): string {
  let kept = columns.map((_, index) => index);
  const widths = columns.map((column, index) =>
    rows.reduce((widest, row) => Math.max(widest, row[index]!.length), column.title.length),
  );
  const total = (): number => kept.reduce((sum, index) => sum + widths[index]! + 2, -2);
  while (width !== undefined && total() > width) {
    const next = kept
      .filter((index) => columns[index]!.dispensable)
      .sort((a, b) => columns[b]!.dispensable! - columns[a]!.dispensable!)[0];
    if (next === undefined) break;
    kept = kept.filter((index) => index !== next);
  }
  const lineOf = (cells: readonly string[]): string =>
    kept
      .map((index) =>
        columns[index]!.align === "right"
          ? cells[index]!.padStart(widths[index]!)
          : cells[index]!.padEnd(widths[index]!),
      )
      .join("  ")
      .trimEnd();
  return [columns.map(({ title }) => title), ...rows].map(lineOf).join("\n");
}
