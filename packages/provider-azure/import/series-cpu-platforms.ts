import { join } from "node:path";
import { readCsv, textIn } from "@green-place/tools/csv";

/** CPU platforms that a series may run on, from `series-cpu-platforms.csv`; empty where Microsoft's pages name none. */
export function readSeriesCpuPlatforms(ownTables: string): (series: string) => string {
  const rules = readCsv(join(ownTables, "series-cpu-platforms.csv")).map((row) => ({
    pattern: new RegExp(`^(?:${textIn(row, "series_pattern")})$`),
    platforms: textIn(row, "cpu_platforms"),
  }));
  return (series) => {
    const found = rules.filter(({ pattern }) => pattern.test(series));
    if (found.length > 1) throw new Error(`series-cpu-platforms.csv: ${found.length} rows match "${series}"`);
    return found[0]?.platforms ?? "";
  };
}
