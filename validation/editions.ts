import { fileURLToPath } from "node:url";
import { numberIn, readCsv, textIn, writeCsv } from "@green-place/tools/csv";
import type { Accuracy, AccuracyRow } from "./accuracy-table.ts";

/** Figures of a class as an earlier edition of the model had them, on the cases of its day. */
export interface EditionRow
  extends Pick<AccuracyRow, "name" | "cases" | "medianError" | "coverage" | "width" | "intervalScore"> {
  readonly edition: string;
  /** ISO 8601 date on which the edition was recorded. */
  readonly date: string;
}

const file = fileURLToPath(new URL("./editions.csv", import.meta.url));

/** All editions, the oldest first. */
export const readEditions = (): EditionRow[] =>
  readCsv(file).map((row) => ({
    edition: textIn(row, "edition"),
    date: textIn(row, "date"),
    name: textIn(row, "class"),
    cases: numberIn(row, "cases")!,
    medianError: numberIn(row, "median_error")!,
    coverage: numberIn(row, "coverage"),
    width: numberIn(row, "width"),
    intervalScore: numberIn(row, "interval_score"),
  }));

/** The rows of the edition that was recorded last. */
export function lastEdition(editions: readonly EditionRow[]): EditionRow[] {
  const name = editions.at(-1)?.edition;
  return editions.filter(({ edition }) => edition === name);
}

/** Records today's figures as an edition, in place of one of the same name. */
export function recordEdition(edition: string, date: string, { rows, measured }: Accuracy): void {
  const others = readEditions().filter((row) => row.edition !== edition);
  const all = [...others, ...[...rows, measured].map((row) => ({ ...row, edition, date }))];
  const rounded = (value: number | undefined): number | undefined =>
    value === undefined ? undefined : Number(value.toPrecision(4));
  const columns = [
    "edition",
    "date",
    "class",
    "cases",
    "median_error",
    "coverage",
    "width",
    "interval_score",
  ];
  writeCsv(
    file,
    columns,
    all.map((row) => ({
      edition: row.edition,
      date: row.date,
      class: row.name,
      cases: row.cases,
      median_error: rounded(row.medianError),
      coverage: rounded(row.coverage),
      width: rounded(row.width),
      interval_score: rounded(row.intervalScore),
    })),
  );
}
