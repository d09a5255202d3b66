import { stringify } from "csv-stringify/sync";
import { columnsOf, type FlatRow } from "./flat-rows.ts";

/** CSV with a header. Cells that a spreadsheet would run as a formula are made text. */
export const asCsv = (rows: readonly FlatRow[]): string =>
  stringify([...rows], {
    header: true,
    columns: columnsOf(rows),
    escape_formulas: true,
    cast: { boolean: String },
  });
