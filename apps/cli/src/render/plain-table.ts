import Table from "cli-table3";

export interface Column {
  readonly title: string;
  readonly align?: "left" | "right";
  /** The least important columns go first when the terminal is narrow; 0 stays for ever. */
  readonly dispensable?: number;
}

const noBorders = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: "  ",
};

/** An aligned table without lines. Columns are left out, the most dispensable first, until it fits into `width`. */
export function plainTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number | undefined,
): string {
  let kept = columns.map((_, index) => index);
  const widths = columns.map((column, index) =>
    Math.max(column.title.length, ...rows.map((row) => row[index]!.length)),
  );
  const total = (): number => kept.reduce((sum, index) => sum + widths[index]! + 2, -2);
  while (width !== undefined && total() > width) {
    const next = kept
      .filter((index) => columns[index]!.dispensable)
      .sort((a, b) => columns[b]!.dispensable! - columns[a]!.dispensable!)[0];
    if (next === undefined) break;
    kept = kept.filter((index) => index !== next);
  }
  const table = new Table({
    head: kept.map((index) => columns[index]!.title),
    colAligns: kept.map((index) => columns[index]!.align ?? "left"),
    chars: noBorders,
    style: { "padding-left": 0, "padding-right": 0, head: [], border: [] },
  });
  for (const row of rows) table.push(kept.map((index) => row[index]!));
  return table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}
