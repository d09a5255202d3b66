import type { Row } from "./csv.ts";
import { tableFaults } from "./table-faults.ts";

/** Every source has an id of its own, a publisher, title, web address and licence, and the day it was read. */
export function checkSources(rows: readonly Row[]): readonly string[] {
  const faults = tableFaults("sources.csv");
  faults.uniqueKey(rows, ["id"]);
  rows.forEach((row, index) => {
    for (const column of ["publisher", "title", "licence"]) {
      if (!row[column]?.trim()) faults.add(index, column, "is empty");
    }
    if (!/^https?:\/\/\S+$/.test(row["url"] ?? ""))
      faults.add(index, "url", `"${row["url"] ?? ""}" is not a web address`);
    faults.isoDate(row, index, "retrieved");
  });
  return faults.found;
}
