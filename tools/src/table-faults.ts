import type { ReadRow } from "./read-table.ts";

/** Collects what is wrong in one table, as sentences `file, row, column: what is wrong`. */
export interface TableFaults {
  readonly found: readonly string[];
  /** Says that a cell is wrong; `index` counts rows from 0, below the header. */
  add(index: number, column: string, what: string): void;
  /** An id that must be one of `known`; left out, it is a fault as well. */
  member(
    index: number,
    column: string,
    id: string | undefined,
    known: ReadonlySet<string>,
    whatKnown: string,
  ): void;
  /** No two rows may have the same key; `column` is what it is made of. */
  uniqueKey<T>(rows: readonly ReadRow<T>[], column: string, keyOf: (row: T) => string): void;
}

export function tableFaults(file: string): TableFaults {
  const found: string[] = [];
  const add = (index: number, column: string, what: string): void => {
    found.push(`${file}, row ${index + 2}, ${column}: ${what}`);
  };
  return {
    found,
    add,
    member(index, column, id, known, whatKnown) {
      if (id === undefined) add(index, column, "is empty");
      else if (!known.has(id)) add(index, column, `"${id}" is not in ${whatKnown}`);
    },
    uniqueKey(rows, column, keyOf) {
      const firstRow = new Map<string, number>();
      for (const { index, row } of rows) {
        const key = keyOf(row);
        const first = firstRow.get(key);
        if (first === undefined) firstRow.set(key, index);
        else add(index, column, `"${key}" is already in row ${first + 2}`);
      }
    },
  };
}
