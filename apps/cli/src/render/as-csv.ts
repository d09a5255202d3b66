import { csvText } from "@green-place/core";
import { csvFormatValue } from "d3-dsv";
import { type CellValue, flatTable } from "./flat-table.ts";

/** About so many characters are handed on at a time. */
const PIECE = 1 << 18;

/** CSV with a header, nested rows flattened. Cells that a spreadsheet would run as a formula are made text. */
export const asCsv = (rows: readonly object[]): string => [...csvPieces(rows)].join("");

/** The same a piece at a time: tens of thousands of rows are not held as text. */
export function* csvPieces(rows: readonly object[]): Generator<string> {
  const { columns, cellsOf } = flatTable(rows, cell);
  let piece = `${columns.map(cell).join(",")}\n`;
  for (const row of rows) {
    piece += `${cellsOf(row).join(",")}\n`;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = "";
  }
  yield piece;
}

function cell(value: CellValue): string {
  if (typeof value !== "string") return value === null ? "" : String(value);
  return csvFormatValue(csvText(value));
}
