import { readFileSync } from "node:fs";
import { GreenPlaceError, type LookupMiss, parseSeries, type ZoneSeries } from "@green-place/core";
import { ExitError, exitCode } from "../exit-code.ts";

/** Which series a schedule is made from. */
export interface SeriesChoice {
  readonly zone?: string;
  readonly file?: string;
  /** The real hours of this year in place of the typical days. */
  readonly history?: number;
}

/** The series for a window: from a file, from the real hours of a year, or from the zone's typical days. */
export async function seriesForWindow(
  choice: SeriesChoice,
  startMs: number,
  endMs: number,
): Promise<ZoneSeries> {
  if (choice.file !== undefined) return fileSeries(choice.file);
  const zone = choice.zone!;
  const { hourlyYear2022, profileSeries } = await import("@green-place/intensity-data/hourly");
  const found = choice.history === undefined ? profileSeries(zone, startMs, endMs) : hourlyYear2022(zone);
  if (!found.ok) throw noSeries(found);
  return found.data;
}

function fileSeries(file: string): ZoneSeries {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (cause) {
    const hint = "Give the path of a CSV with the header start,g_per_kwh.";
    throw new GreenPlaceError(
      "E_FILE",
      `The series ${file} cannot be read (${(cause as NodeJS.ErrnoException).code}).`,
      hint,
      { cause },
    );
  }
  try {
    const signal = { kind: "average", accounting: "location", boundary: "unstated" } as const;
    return { zone: file, signal, series: parseSeries(text), basis: "file", source: file };
  } catch (error) {
    if (!GreenPlaceError.isInstance(error)) throw error;
    throw new GreenPlaceError(error.code, `${file}: ${error.message}`, error.hint, { cause: error });
  }
}

/** A zone whose hours cannot be told apart is missing data; a zone that does not exist is a mistake. */
export function noSeries(miss: LookupMiss): GreenPlaceError {
  if (miss.code !== "unknown-zone") {
    return new ExitError(
      exitCode.dataMissing,
      "E_NO_HOURLY_DATA",
      `${miss.query}.`,
      "Nothing can be shifted in time there; compare regions instead.",
    );
  }
  const hint =
    miss.suggestions.length > 0
      ? `Did you mean ${miss.suggestions.join(" or ")}?`
      : "`green-place zones` lists all zones.";
  return new GreenPlaceError("E_UNKNOWN_ZONE", `No hourly data is known for the zone "${miss.query}".`, hint);
}
