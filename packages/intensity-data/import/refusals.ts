import { writeCsv } from "@green-place/tools/csv";

/** A row of an input that was not taken over, and why: counted, named and written down, never dropped in silence. */
export interface Refusal {
  readonly file: string;
  readonly row: string;
  readonly reason: string;
}

export function writeRefusals(file: string, refusals: readonly Refusal[]): void {
  const sorted = [...refusals].sort((a, b) => order(a.file, b.file) || order(a.row, b.row));
  writeCsv(
    file,
    ["file", "row", "reason"],
    sorted.map((refusal) => ({ ...refusal })),
  );
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
