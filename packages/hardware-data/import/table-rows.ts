import { join } from "node:path";
import { type Row, readCsv } from "@green-place/tools/csv";

/** Converts each row of a table; an error in one names the file and the row, as a spreadsheet counts them. */
export function tableRows<T>(folder: string, name: string, convert: (row: Row) => T): T[] {
  const file = join(folder, name);
  return readCsv(file).map((row, index) => {
    try {
      return convert(row);
    } catch (error) {
      throw new Error(`${file}, row ${index + 2}: ${(error as Error).message}`, { cause: error });
    }
  });
}

/** Remembers the keys it is given and throws on a second one. */
export function uniqueKeys(column: string): (key: string) => void {
  const seen = new Set<string>();
  return (key) => {
    if (seen.has(key)) throw new Error(`column "${column}" repeats "${key}"`);
    seen.add(key);
  };
}

/** The cell, if it is one of `choices`. */
export function oneOf<T extends string>(row: Row, column: string, choices: readonly T[]): T {
  const choice = choices.find((name) => name === row[column]);
  if (choice === undefined)
    throw new Error(`column "${column}" holds "${row[column] ?? ""}", expected one of ${choices.join(", ")}`);
  return choice;
}
