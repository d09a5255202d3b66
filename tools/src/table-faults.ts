import type { Row } from "./csv.ts";

/** Collects what is wrong in one table, as sentences `file, row, column: what is wrong`. */
export interface TableFaults {
  readonly found: readonly string[];
  /** Says that a cell is wrong; `index` counts rows from 0, below the header. */
  add(index: number, column: string, what: string): void;
  /** The number in a cell, or undefined if it is empty; text that is not a number is a fault. */
  number(row: Row, index: number, column: string): number | undefined;
  /** A cell that must name one of `known`. */
  member(row: Row, index: number, column: string, known: ReadonlySet<string>, whatKnown: string): void;
  /** A cell that must be a calendar day such as 2026-07-20. */
  isoDate(row: Row, index: number, column: string): void;
  /** No two rows may have the same values in `columns`, nor an empty one. */
  uniqueKey(rows: readonly Row[], columns: readonly string[]): void;
}

export function tableFaults(file: string): TableFaults {
  const found: string[] = [];
  const add = (index: number, column: string, what: string): void => {
    found.push(`${file}, row ${index + 2}, ${column}: ${what}`);
  };
  return {
    found,
    add,
    number(row, index, column) {
      const text = row[column];
      if (text === undefined || text === "") return undefined;
      const value = Number(text);
      if (Number.isFinite(value)) return value;
      add(index, column, `"${text}" is not a number`);
      return undefined;
    },
    member(row, index, column, known, whatKnown) {
      const text = row[column] ?? "";
      if (!known.has(text)) add(index, column, `"${text}" is not in ${whatKnown}`);
    },
    isoDate(row, index, column) {
      const text = row[column] ?? "";
      const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
      if (!day || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text) {
        add(index, column, `"${text}" is not a date like 2026-07-20`);
      }
    },
    uniqueKey(rows, columns) {
      const firstRow = new Map<string, number>();
      const name = columns.join("+");
      rows.forEach((row, index) => {
        const cells = columns.map((column) => row[column] ?? "");
        if (cells.includes("")) add(index, name, "is empty");
        const key = cells.join(" ");
        const first = firstRow.get(key);
        if (first === undefined) firstRow.set(key, index);
        else add(index, name, `"${key}" is already in row ${first + 2}`);
      });
    },
  };
}
