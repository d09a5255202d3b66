import { GreenPlaceError, type LookupMiss, type ZoneSeries } from "@green-place/contract";
import { DataMissingError } from "../errors/data-missing-error.ts";

/**
 * The hours of a zone from the shipped tables: typical days, or the real hours of a year.
 * Throws `E_UNKNOWN_ZONE`, or `E_NO_HOURLY_DATA` where a zone's hours cannot be told apart.
 */
export async function shippedSeries(
  zone: string,
  { startMs, endMs }: { readonly startMs: number; readonly endMs: number },
  historyYear?: number,
): Promise<ZoneSeries> {
  const { hourlyYear2022, profileSeries } = await import("@green-place/intensity-data/hourly");
  const found = historyYear === undefined ? profileSeries(zone, startMs, endMs) : hourlyYear2022(zone);
  if (!found.ok) throw noSeries(found);
  return found.data;
}

/** A zone whose hours cannot be told apart is missing data; a zone that does not exist is a mistake. */
export function noSeries({ code, query, message, suggestions }: LookupMiss): GreenPlaceError {
  if (code !== "unknown-zone") {
    return new DataMissingError(
      "E_NO_HOURLY_DATA",
      `${message ?? query}.`,
      "Nothing can be shifted in time there; compare regions instead.",
    );
  }
  const hint =
    suggestions.length > 0
      ? `Did you mean ${suggestions.join(" or ")}?`
      : "`green-place zones` lists all zones.";
  return new GreenPlaceError("E_UNKNOWN_ZONE", `No hourly data is known for the zone "${query}".`, hint);
}
