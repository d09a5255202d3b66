import { printable } from "@green-place/core";

export interface Column {
  readonly title: string;
  readonly align?: "left" | "right";
  /** The least important columns go first when the terminal is narrow; 0 stays for ever. */
  readonly dispensable?: number;
}

/**
 * An aligned table without lines; what a terminal would obey in a cell is replaced. To fit into `width`, columns are left out, the most dispensable first;
 * when that is not enough, the widest text column is shortened and its longest cells end in `…`.
 */
export function plainTable(
  columns: readonly Column[],
  given: readonly (readonly string[])[],
  width: number | undefined,
): string {
  const rows = given.map((cells) => cells.map((cell) => printable(cell)));
  const titles = columns.map(({ title }) => title);
  const widths = titles.map(({ length }) => length);
  for (const row of rows) {
    for (let index = 0; index < widths.length; index++)
      widths[index] = Math.max(widths[index]!, row[index]!.length);
  }
  const kept = keptColumns(columns, widths, width);
  if (width !== undefined) shorten(columns, kept, widths, width);
  const lines = [lineOf(titles, kept, widths, columns)];
  for (const row of rows) lines.push(lineOf(row, kept, widths, columns));
  return lines.join("\n");
}

function lineOf(
  cells: readonly string[],
  kept: readonly number[],
  widths: readonly number[],
  columns: readonly Column[],
): string {
  let line = "";
  for (const index of kept) {
    if (index !== kept[0]) line += "  ";
    line += cellOf(cells[index]!, widths[index]!, columns[index]!.align);
  }
  return line.trimEnd();
}

const totalOf = (kept: readonly number[], widths: readonly number[]): number =>
  kept.reduce((sum, index) => sum + widths[index]! + 2, -2);

function keptColumns(
  columns: readonly Column[],
  widths: readonly number[],
  width: number | undefined,
): number[] {
  let kept = columns.map((_, index) => index);
  while (width !== undefined && totalOf(kept, widths) > width) {
    const next = kept
      .filter((index) => columns[index]!.dispensable)
      .sort((a, b) => columns[b]!.dispensable! - columns[a]!.dispensable!)[0];
    if (next === undefined) break;
    kept = kept.filter((index) => index !== next);
  }
  return kept;
}

/** Narrower than this a name says nothing. */
const NARROWEST = 8;

function shorten(columns: readonly Column[], kept: readonly number[], widths: number[], width: number): void {
  const texts = kept.filter((index) => columns[index]!.align !== "right");
  while (totalOf(kept, widths) > width) {
    const widest = texts.reduce((a, b) => (widths[b]! > widths[a]! ? b : a), texts[0] ?? -1);
    if (widest < 0 || widths[widest]! <= NARROWEST) return;
    widths[widest]! -= 1;
  }
}

function cellOf(text: string, width: number, align: Column["align"]): string {
  if (text.length > width) return `${text.slice(0, width - 1)}…`;
  return align === "right" ? text.padStart(width) : text.padEnd(width);
}
