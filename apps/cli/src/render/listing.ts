import type { Format } from "../options/format-option.ts";
import { asCsv } from "./as-csv.ts";
import { asJson } from "./as-json.ts";
import { asMarkdown } from "./as-markdown.ts";
import { type Column, plainTable } from "./plain-table.ts";

/** A column of a table, with what it shows of a row. */
export interface RowColumn<T> extends Column {
  readonly of: (row: T) => string;
}

/** Rows of one kind in any format: an array in JSON, every field in CSV and Markdown, the chosen columns in a table. */
export function listing<T extends object>(
  rows: readonly T[],
  columns: readonly RowColumn<T>[],
  format: Format,
  width: number | undefined,
): string {
  if (format === "json") return asJson(rows);
  if (format === "csv") return asCsv(rows);
  if (format === "md") return asMarkdown(rows);
  if (rows.length === 0) return "";
  const cells = rows.map((row) => columns.map((column) => column.of(row)));
  return `${plainTable(columns, cells, width)}\n`;
}
