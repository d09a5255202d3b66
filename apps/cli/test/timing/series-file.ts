import { writeFileSync } from "node:fs";
import { join } from "node:path";

export const HOUR: number = 3_600_000;

/** A series file of equal slots; instants in ms since 1970. */
export function writeSeries(
  folder: string,
  gramsPerKwh: readonly number[],
  startMs: number,
  stepMs: number = HOUR,
): string {
  const file = join(folder, "series.csv");
  const rows = gramsPerKwh.map((grams, i) => `${new Date(startMs + i * stepMs).toISOString()},${grams}`);
  writeFileSync(file, `start,g_per_kwh\n${rows.join("\n")}\n`);
  return file;
}
