import type { Row } from "./csv.ts";

/** A cell that differs between two versions of a table. */
export interface CellChange {
  /** The row's key, its cells joined by a space. */
  readonly row: string;
  readonly column: string;
  readonly before: string;
  readonly after: string;
  /** after / before, where both are numbers above 0. */
  readonly ratio?: number;
}

export interface TableComparison {
  readonly rowsBefore: number;
  readonly rowsAfter: number;
  /** Keys of the rows that only one version has. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changes: readonly CellChange[];
}

/**
 * What changed between two versions of a table. A row's key is the fewest leading columns that tell all rows of both
 * versions apart, since tables are sorted by their key and it comes first.
 */
export function compareTables(before: readonly Row[], after: readonly Row[]): TableComparison {
  const columns = Object.keys(after[0] ?? before[0] ?? {});
  const key = keyColumns(columns, [before, after]);
  const keyOf = (row: Row): string => key.map((column) => row[column] ?? "").join(" ");
  const old = new Map(before.map((row) => [keyOf(row), row]));
  const fresh = new Map(after.map((row) => [keyOf(row), row]));
  const rest = columns.filter((column) => !key.includes(column));
  return {
    rowsBefore: before.length,
    rowsAfter: after.length,
    added: [...fresh.keys()].filter((row) => !old.has(row)),
    removed: [...old.keys()].filter((row) => !fresh.has(row)),
    changes: [...fresh].flatMap(([row, cells]) => {
      const oldCells = old.get(row);
      return oldCells ? rest.flatMap((column) => change(row, column, oldCells[column], cells[column])) : [];
    }),
  };
}

function keyColumns(columns: readonly string[], versions: readonly (readonly Row[])[]): readonly string[] {
  for (let length = 1; length < columns.length; length++) {
    const key = columns.slice(0, length);
    const unique = versions.every(
      (rows) =>
        new Set(rows.map((row) => JSON.stringify(key.map((column) => row[column])))).size === rows.length,
    );
    if (unique) return key;
  }
  return columns;
}

function change(row: string, column: string, before = "", after = ""): CellChange[] {
  if (before === after) return [];
  const ratio = Number(after) / Number(before);
  return [{ row, column, before, after, ...(Number(before) > 0 && Number(after) > 0 && { ratio }) }];
}
