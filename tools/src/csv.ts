import { readFileSync, writeFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";

export type Row = Readonly<Record<string, string>>;

/** Reads a table with a header row. Every cell is text; an empty cell is unknown. Throws with the line of a row that has more or fewer cells than the header. */
export function readCsv(file: string, options: { readonly delimiter?: string } = {}): Row[] {
  return parse(readFileSync(file), {
    columns: (header: string[]) => header.map((name) => name.trim()),
    bom: true,
    skip_empty_lines: true,
    ...options,
  }) as Row[];
}

/** Writes rows in the order given, columns as named; `undefined` and `null` become an empty cell (unknown). */
export function writeCsv(
  file: string,
  columns: readonly string[],
  rows: readonly Readonly<Record<string, string | number | null | undefined>>[],
): void {
  writeFileSync(file, stringify([...rows], { header: true, columns: [...columns] }));
}

/** The number in a cell, or undefined if the cell is empty. Throws when the text is not a finite number. */
export function numberIn(row: Row, column: string): number | undefined {
  const text = row[column];
  if (text === undefined || text.trim() === "") return undefined;
  const value = Number(text);
  if (!Number.isFinite(value)) throw new Error(`column "${column}" holds "${text}", which is not a number`);
  return value;
}

/** The text of a cell that must not be empty. */
export function textIn(row: Row, column: string): string {
  const text = row[column];
  if (text === undefined || text === "") throw new Error(`column "${column}" is missing or empty`);
  return text;
}

/** The parts of a cell that lists things separated by spaces. */
export function listIn(row: Row, column: string): string[] {
  return (row[column] ?? "").split(" ").filter((part) => part !== "");
}
