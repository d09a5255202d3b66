import type { Range, ZoneSeries } from "@green-place/contract";
import type { Schedule } from "@green-place/core";
import type { Level } from "../schema/level-schema.ts";

/** Which level hours have, and of which years their shape is. */
export interface LevelOfHours {
  readonly level: Level;
  readonly shapeYears: readonly number[];
}

/** What JSON says of the level of a series that was planned with or replayed. */
export function levelOfHours({ level, shapeYears = [], basis, source }: ZoneSeries): LevelOfHours {
  if (!level) {
    const [year = null] = shapeYears;
    const from = basis === "file" ? "file" : year === null ? "live" : "published";
    return { level: { from, year, gramsPerKwh: null, source }, shapeYears };
  }
  const { low, value, high, source: table } = level.gramsPerKwh;
  return {
    level: { from: "yearly", year: level.year, gramsPerKwh: { low, value, high }, source: table },
    shapeYears,
  };
}

/** The mean intensity of a schedule, with the range that the level's gives it: the doubt of a level is the same share of each hour. */
export function metIn(
  { meanIntensity: value }: Schedule,
  { level }: LevelOfHours,
): { readonly meanIntensity: number; readonly meanIntensityRange: Range | null } {
  if (!level.gramsPerKwh) return { meanIntensity: value, meanIntensityRange: null };
  const { low, value: mean, high } = level.gramsPerKwh;
  return {
    meanIntensity: value,
    meanIntensityRange: { low: (value * low) / mean, value, high: (value * high) / mean },
  };
}

/** `level 2025, shape of typical days 2022`, or whose the level is. */
export function levelText({ level, shapeYears }: LevelOfHours, basis: ZoneSeries["basis"]): string {
  if (level.from === "file") return "level and hours of your file";
  if (level.from === "live") return `level and hours of ${level.source}`;
  if (level.from === "published") return `level and hours of ${yearsText(shapeYears)} as published`;
  return yearlyLevelText(level.year, shapeYears, basis);
}

/** The same for a yearly level. */
export const yearlyLevelText = (
  year: number | null,
  shapeYears: readonly number[],
  basis: ZoneSeries["basis"],
): string =>
  `level ${year}, shape of ${basis === "profile" ? "typical days" : "hours"} ${yearsText(shapeYears)}`;

/** `2022`, `2021 to 2024`; years apart are listed. */
function yearsText(years: readonly number[]): string {
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return "of no past year";
  const run = last - first + 1 === years.length;
  return run && years.length > 1 ? `${first} to ${last}` : years.join(", ");
}
