import { type CellValue, flatTable } from "./flat-table.ts";

/** A Markdown table, nested rows flattened. Nothing in a cell can end the cell, the row or start HTML. */
export function asMarkdown(rows: readonly object[]): string {
  const { columns, cellsOf } = flatTable(rows, cell);
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const body = rows.map((row) => line(cellsOf(row)));
  return `${[line(columns.map(cell)), line(columns.map(() => "---")), ...body].join("\n")}\n`;
}

const cell = (value: CellValue): string =>
  value === null
    ? ""
    : String(value)
        .replace(/[\\|<>`*_[\]]/g, "\\$&")
        .replace(/\s+/g, " ");
