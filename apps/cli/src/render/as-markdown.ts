import { printable } from "@green-place/core";
import { type CellValue, flatTable } from "./flat-table.ts";

/** A Markdown table, nested rows flattened. Nothing in a cell can end the cell or the row. */
export function asMarkdown(rows: readonly object[]): string {
  const { columns, cellsOf } = flatTable(rows, cell);
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const body = rows.map((row) => line(cellsOf(row)));
  return `${[line(columns.map(cell)), line(columns.map(() => "---")), ...body].join("\n")}\n`;
}

const cell = (value: CellValue): string => (value === null ? "" : markdownText(String(value)));

/** Text as Markdown shows it as it is: no HTML, entity, link, picture, code or emphasis. A bare address may become a link to where it says. */
export const markdownText = (text: string): string =>
  printable(text.replace(/\s+/g, " ")).replace(/[\\|<>`*_[\]&~]/g, "\\$&");
