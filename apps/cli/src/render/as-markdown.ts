import { columnsOf, type FlatRow } from "./flat-rows.ts";

/** A Markdown table. Nothing in a cell can end the cell, the row or start HTML. */
export function asMarkdown(rows: readonly FlatRow[]): string {
  const columns = columnsOf(rows);
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const body = rows.map((row) => line(columns.map((column) => cell(row[column]))));
  return `${[line(columns.map(cell)), line(columns.map(() => "---")), ...body].join("\n")}\n`;
}

const cell = (value: string | number | boolean | null | undefined): string =>
  value === null || value === undefined
    ? ""
    : String(value)
        .replace(/[\\|<>`*_[\]]/g, "\\$&")
        .replace(/\s+/g, " ");
